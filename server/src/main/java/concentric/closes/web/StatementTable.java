package concentric.closes.web;

import concentric.closes.Result;
import concentric.closes.Result.Standing;
import concentric.contracts.web.ContractAddress;
import concentric.ledger.Part;
import concentric.ledger.web.PartStatement;
import concentric.ledger.web.StatementPage.Kind;
import concentric.ledger.web.StatementPage.Row;
import concentric.ledger.web.Statements;
import concentric.platform.web.Addresses;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement in rows: each part adds up to its sum, and all of them to what is left. */
final class StatementTable {

    /** Lines of a group; the smaller ones are one line together. */
    private static final int SHOWN = 20;

    private final UnitStatement statement;
    private final Statements statements;
    private final Visit visit;
    private final Days days;

    StatementTable(UnitStatement statement, Statements statements, Visit visit) {
        this.statement = statement;
        this.statements = statements;
        this.visit = visit;
        this.days = statement.whole().days();
    }

    /** How far a month has come. */
    static State state(Standing standing, Visit visit) {
        return switch (standing) {
            case OPEN -> new State(visit.t("unit-statement.open"), Tone.PLAIN);
            case PARTLY -> new State(visit.t("close.state.open"), Tone.WARN);
            case CLOSED -> new State(visit.t("close.state.complete"), Tone.OK);
        };
    }

    List<Row> rows() {
        var rows = new ArrayList<>(statement.live().rows());
        addCosts(rows);
        var sum = statement.sum();
        boolean isOpen = statement.isOpen() && !statement.span().isYear();
        rows.add(row(
                isOpen ? Kind.TOTAL : Kind.SUM,
                visit.t(isOpen ? "unit-statement.result.so-far" : "unit-statement.result"),
                sum.before(),
                null));
        if (isOpen) return rows;
        if (statement.span().isYear()) addAtClose(rows);
        else addPosted(rows);
        rows.add(row(Kind.TOTAL, visit.t("unit-statement.left"), sum.left(), null));
        return rows;
    }

    private void addCosts(List<Row> rows) {
        long spent = statement.sum().costs();
        var costs = statement.costs();
        if (costs == null) {
            var together = statement.span().isYear() ? "unit-statement.costs.year" : "unit-statement.costs.together";
            if (spent != 0) rows.add(row(Kind.SUM, visit.t(together), Math.negateExact(spent), costsHref()));
            return;
        }
        if (costs.accounts().isEmpty() && costs.basePay() == 0) return;
        rows.add(group("unit-statement.costs"));
        for (var account : costs.accounts()) {
            var label = account.account().isEmpty() ? visit.t("costs.no-account") : account.account();
            rows.add(row(Kind.LINE, label, Math.negateExact(account.amount()), costsHref()));
        }
        if (costs.basePay() != 0) {
            rows.add(row(Kind.LINE, visit.t("costs.base-pay"), Math.negateExact(costs.basePay()), costsHref()));
        }
        rows.add(row(Kind.SUM, visit.t("unit-statement.costs.sum"), Math.negateExact(spent), costsHref()));
    }

    /** Of a month; the costs of a year stand month by month in the table beside. */
    private @Nullable String costsHref() {
        return statement.span().isYear() ? null : costsHref(statement.sum());
    }

    private String costsHref(Result month) {
        return Addresses.of("/costs", statement.unit().code()) + "?month=" + month.month() + "&currency="
                + statement.currency().getCurrencyCode();
    }

    /** What a month's close moved: units and funds first, then what persons received. */
    private void addPosted(List<Row> rows) {
        var moved = statement.posted().lines().stream()
                .filter(line -> !line.isKept())
                .toList();
        var people = moved.stream()
                .filter(line -> statement.posted().paysPeople(line))
                .toList();
        var others = moved.stream().filter(line -> !people.contains(line)).toList();
        if (!others.isEmpty()) rows.add(group("unit-statement.at-close"));
        others.forEach(line -> rows.add(posted(line)));
        if (!people.isEmpty()) rows.add(group("unit-statement.people"));
        people.forEach(line -> rows.add(posted(line)));
    }

    private Row posted(Posted.Line line) {
        boolean given = !line.from().equals(statement.unit().code());
        var other = given ? line.from() : line.to();
        var label = other == null ? null : statement.posted().label(other);
        return new Row(
                Kind.LINE,
                label == null ? visit.t("close.persons", line.persons()) : label.name(),
                label == null ? null : label.href(),
                visit.t("unit-statement.why", line.version().name(), line.why()),
                "",
                new Figure(
                        amount(given ? line.amount() : Math.negateExact(line.amount())),
                        whyAtClose(other == null ? Statements.PERSONS : other)));
    }

    /** What the closes of a year moved, by other party. */
    private void addAtClose(List<Row> rows) {
        var lines = statement.atClose().lines().stream()
                .sorted(Comparator.comparingLong((PartStatement.Line line) -> Math.abs(line.amount()))
                        .reversed())
                .toList();
        if (lines.isEmpty()) return;
        rows.add(group("unit-statement.at-close"));
        lines.stream()
                .limit(SHOWN)
                .forEach(line -> rows.add(new Row(
                        Kind.LINE,
                        line.label().name(),
                        line.label().href(),
                        line.by(),
                        "",
                        new Figure(amount(signed(line)), whyAtClose(line.party())))));
        if (lines.size() <= SHOWN) return;
        long rest = lines.stream().skip(SHOWN).mapToLong(StatementTable::signed).reduce(0, Math::addExact);
        rows.add(row(Kind.LINE, visit.t("statement.others", lines.size() - SHOWN), rest, why(Part.CLOSE)));
    }

    static long signed(PartStatement.Line line) {
        return line.received() ? line.amount() : Math.negateExact(line.amount());
    }

    /** The months, each figure with what is behind it. */
    List<UnitStatementPage.Month> months(List<Result> months) {
        return months.stream()
                .map(month -> {
                    var span = Span.of(month.month());
                    var its = span.days();
                    var href = StatementAddress.of(statement.unit(), span, statement.currency());
                    return new UnitStatementPage.Month(
                            span.said(visit),
                            href,
                            new Figure(amount(month.received()), why(its, Part.LIVE)),
                            new Figure(amount(month.paid()), why(its, Part.LIVE)),
                            new Figure(amount(month.costs()), costsHref(month)),
                            new Figure(amount(month.before()), href),
                            new Figure(amount(month.net()), why(its, Part.CLOSE)),
                            new Figure(amount(month.left()), href),
                            state(month.standing(), visit));
                })
                .toList();
    }

    /** What they add up to. */
    UnitStatementPage.Month sum() {
        var sum = statement.sum();
        return new UnitStatementPage.Month(
                visit.t("unit-statement.sum", statement.months().size()),
                "",
                new Figure(amount(sum.received()), why(Part.LIVE)),
                new Figure(amount(sum.paid()), why(Part.LIVE)),
                Figure.plain(amount(sum.costs())),
                Figure.plain(amount(sum.before())),
                new Figure(amount(sum.net()), why(Part.CLOSE)),
                Figure.plain(amount(sum.left())),
                state(sum.standing(), visit));
    }

    /** What the unit keeps by a contract, each with its reason: it moves nothing. */
    List<UnitStatementPage.Kept> kept() {
        return statement.posted().lines().stream()
                .filter(Posted.Line::isKept)
                .map(line -> new UnitStatementPage.Kept(
                        line.version().name(),
                        ContractAddress.ofClause(line.version(), line.clause()),
                        visit.formats().money(line.amount(), statement.currency()),
                        line.why()))
                .toList();
    }

    private String why(Part part) {
        return why(days, part);
    }

    private String why(Days of, Part part) {
        return statements.why(statement.unit(), statement.currency(), of, part);
    }

    private String whyAtClose(String other) {
        return statements.whyAtClose(statement.unit(), other, statement.currency(), days);
    }

    private Row group(String label) {
        return new Row(Kind.GROUP, visit.t(label), null, null, null, null);
    }

    private Row row(Kind kind, String label, long amount, @Nullable String why) {
        return new Row(kind, label, null, null, "", new Figure(amount(amount), why));
    }

    private String amount(long minor) {
        return visit.formats().amount(minor, statement.currency());
    }
}
