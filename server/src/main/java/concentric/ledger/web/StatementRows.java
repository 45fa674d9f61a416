package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.ledger.Part;
import concentric.ledger.web.StatementPage.Kind;
import concentric.ledger.web.StatementPage.Row;
import concentric.network.Unit;
import concentric.platform.web.Bar;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** One statement in rows and bars. */
final class StatementRows {

    private static final int NAMED_CONTRACTS = 3;

    private final Statement statement;
    private final Unit unit;
    private final Account account;
    private final List<Flow> flows;
    private final Reasons reasons;
    private final Days days;
    private final Part part;
    private final Visit visit;

    StatementRows(
            Statement statement,
            Unit unit,
            Account account,
            List<Flow> flows,
            Reasons reasons,
            Days days,
            Part part,
            Visit visit) {
        this.statement = statement;
        this.unit = unit;
        this.account = account;
        this.flows = flows;
        this.reasons = reasons;
        this.days = days;
        this.part = part;
        this.visit = visit;
    }

    Statement statement() {
        return statement;
    }

    /**
     * The rows, each part adding up to its sum.
     *
     * @param shown lines of a part; the smaller ones are one line together
     */
    List<Row> rows(int shown) {
        var rows = moved(shown);
        if (!rows.isEmpty()) rows.add(sum("statement.kept", statement.kept(), Kind.TOTAL));
        return rows;
    }

    /** The same without what is left at the end. */
    List<Row> moved(int shown) {
        var rows = new ArrayList<Row>();
        boolean ownOffers =
                statement.paidForOffers() != 0 || !statement.sharedWith().isEmpty();
        if (ownOffers) addOffers(rows, shown);
        if (!statement.receipts().isEmpty()) {
            rows.add(group(ownOffers ? "statement.payers.others" : "statement.payers"));
            addReceipts(rows, shown);
        }
        if (rows.isEmpty() && statement.payments().isEmpty()) return rows;
        if (!ownOffers
                || !statement.receipts().isEmpty()
                || !statement.payments().isEmpty()) {
            rows.add(sum("statement.received", statement.received(), Kind.SUM));
        }
        if (!statement.payments().isEmpty()) {
            rows.add(group("statement.payees"));
            addPayments(rows, shown);
            rows.add(sum("statement.paid", statement.paid(), Kind.SUM));
        }
        return rows;
    }

    private void addOffers(List<Row> rows, int shown) {
        long whole = statement.paidForOffers();
        rows.add(group("statement.offers"));
        rows.add(new Row(
                Kind.LINE,
                visit.t("statement.offers.paid"),
                null,
                null,
                share(whole, whole),
                new Figure(amount(whole), LedgerAddress.way(unit.code(), days, account.currency()))));
        for (var line : shown(statement.sharedWith(), shown)) {
            var label = reasons.label(line.other());
            rows.add(new Row(
                    Kind.LINE,
                    label.name(),
                    label.href(),
                    contracts(line),
                    share(line.amount(), whole),
                    new Figure(amount(-line.amount()), why(line.other(), Narrowing.customersOf(unit.code())))));
        }
        addOthers(statement.sharedWith(), shown, -1, whole, rows);
        rows.add(new Row(
                Kind.SUM,
                visit.t("statement.reached"),
                null,
                null,
                share(statement.reached(), whole),
                new Figure(amount(statement.reached()), why(account, Narrowing.customersOf(unit.code())))));
    }

    private void addReceipts(List<Row> rows, int shown) {
        for (var line : shown(statement.receipts(), shown)) {
            var label = reasons.label(line.other());
            boolean customers = !line.owner().isEmpty();
            rows.add(new Row(
                    Kind.LINE,
                    customers
                            ? visit.t(
                                    "statement.customers-of",
                                    reasons.owner(line.owner()).name())
                            : label.name(),
                    customers ? reasons.owner(line.owner()).href() : label.href(),
                    contracts(line),
                    ofReceived(line.amount()),
                    new Figure(
                            amount(line.amount()),
                            why(
                                    account,
                                    customers
                                            ? Narrowing.customersOf(line.owner())
                                            : Narrowing.with(reasons.code(line.other()))))));
        }
        addOthers(statement.receipts(), shown, 1, 0, rows);
    }

    private void addPayments(List<Row> rows, int shown) {
        for (var line : shown(statement.payments(), shown)) {
            var label = reasons.label(line.other());
            rows.add(new Row(
                    Kind.LINE,
                    label.name(),
                    label.href(),
                    contracts(line),
                    ofReceived(line.amount()),
                    new Figure(amount(line.amount()), why(account, Narrowing.with(reasons.code(line.other()))))));
        }
        addOthers(statement.payments(), shown, 1, 0, rows);
    }

    /** All of it, line by line; what others got of the payments for its offers is no line of the unit's. */
    List<PartStatement.Line> lines() {
        var lines = new ArrayList<PartStatement.Line>();
        if (hasOffers()) {
            lines.add(new PartStatement.Line(true, Accounting.CUSTOMERS, customers(), "", statement.reached()));
        }
        statement.receipts().forEach(line -> lines.add(line(true, line)));
        statement.payments().forEach(line -> lines.add(line(false, line)));
        return lines;
    }

    private PartStatement.Line line(boolean received, Statement.Line line) {
        return new PartStatement.Line(
                received,
                reasons.code(line.other()),
                reasons.label(line.other()),
                String.join(", ", line.by()),
                line.amount());
    }

    private PartyLabel customers() {
        return new PartyLabel(visit.t("ledger.customers"), PartyKind.CUSTOMER, null);
    }

    private static List<Statement.Line> shown(List<Statement.Line> lines, int shown) {
        return lines.subList(0, Math.min(shown, lines.size()));
    }

    /** What the smaller lines add up to; it leads to all that moved. */
    private void addOthers(List<Statement.Line> lines, int shown, int sign, long whole, List<Row> rows) {
        if (lines.size() <= shown) return;
        long amount =
                lines.stream().skip(shown).mapToLong(Statement.Line::amount).reduce(0, Math::addExact);
        rows.add(new Row(
                Kind.LINE,
                visit.t("statement.others", lines.size() - shown),
                why(),
                null,
                whole == 0 ? ofReceived(amount) : share(amount, whole),
                Figure.plain(amount(sign * amount))));
    }

    private Row group(String label) {
        return new Row(Kind.GROUP, visit.t(label), null, null, null, null);
    }

    private Row sum(String label, long amount, Kind kind) {
        return new Row(kind, visit.t(label), null, null, ofReceived(amount), new Figure(amount(amount), why()));
    }

    /** Where customers paid for the unit's own offers, shares are of that; elsewhere of what was received. */
    private boolean hasOffers() {
        return statement.paidForOffers() != 0 || !statement.sharedWith().isEmpty();
    }

    private String contracts(Statement.Line line) {
        if (line.by().size() <= NAMED_CONTRACTS) return String.join(", ", line.by());
        return visit.t(
                "statement.contracts.more",
                String.join(", ", line.by().stream().limit(NAMED_CONTRACTS).toList()),
                line.by().size() - NAMED_CONTRACTS);
    }

    /** Why the unit has what it has. */
    String why() {
        return why(account, Narrowing.NONE);
    }

    private String why(Account of, Narrowing narrowing) {
        return LedgerAddress.account(reasons.code(of), days, account.currency(), narrowing.of(part));
    }

    /**
     * Who paid, each once; customers by their segment.
     *
     * @param shown the largest only
     */
    List<Bar> payers(int shown) {
        var byPayer = new TreeMap<String, Payer>();
        for (var flow : flows) {
            if (!flow.reason().account().equals(account)) continue;
            var payer = payer(flow);
            byPayer.merge(payer.key(), payer, Payer::plus);
        }
        var largest = byPayer.values().stream()
                .filter(payer -> payer.amount() != 0)
                .sorted(Comparator.comparingLong(Payer::amount).reversed())
                .limit(shown)
                .toList();
        long most = largest.isEmpty() ? 1 : Math.max(1, largest.getFirst().amount());
        return largest.stream()
                .map(payer -> new Bar(
                        payer.label(),
                        new Figure(amount(payer.amount()), why(account, payer.narrowing())),
                        share(payer.amount(), statement.received()),
                        100.0 * Math.max(0, payer.amount()) / most))
                .toList();
    }

    private record Payer(String key, PartyLabel label, Narrowing narrowing, long amount) {

        Payer plus(Payer other) {
            return new Payer(key, label, narrowing, Math.addExact(amount, other.amount));
        }
    }

    private Payer payer(Flow flow) {
        var other = flow.reason().counter();
        var label = reasons.label(other);
        if (other.kind() != Account.Kind.CLEARING) {
            return new Payer("party " + other, label, Narrowing.with(reasons.code(other)), flow.amount());
        }
        var segment = reasons.segment(flow.reason());
        var name = segment.isEmpty() ? label.name() : segment;
        return new Payer(
                "segment " + segment,
                new PartyLabel(name, label.kind(), null),
                Narrowing.segment(segment),
                flow.amount());
    }

    private String amount(long minor) {
        return visit.formats().amount(minor, account.currency());
    }

    private String ofReceived(long minor) {
        return hasOffers() ? "" : share(minor, statement.received());
    }

    /** A part of a whole; where refunds took more than that, there is none. */
    private String share(long minor, long whole) {
        return whole < 0 ? "" : visit.formats().share(minor, whole);
    }
}
