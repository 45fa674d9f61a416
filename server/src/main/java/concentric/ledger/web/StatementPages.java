package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.web.StatementPage.Kind;
import concentric.ledger.web.StatementPage.Row;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.web.Addresses;
import concentric.platform.web.Bar;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A unit's receipts and payments for a period. */
@Controller
class StatementPages {

    private static final String CSV = "/ledger/statements.csv";
    /** Lines of a group; the others are one line together, so that the lines add up to their sum. */
    private static final int SHOWN = 20;

    private static final int SHOWN_PAYERS = 12;
    private static final int SHOWN_MONTHS = 36;

    private final Ledger ledger;
    private final Units units;
    private final Accounting accounting;
    private final AccountPages accounts;

    StatementPages(Ledger ledger, Units units, Accounting accounting, AccountPages accounts) {
        this.ledger = ledger;
        this.units = units;
        this.accounting = accounting;
        this.accounts = accounts;
    }

    @GetMapping(LedgerAddress.STATEMENTS + "/{*code}")
    View statement(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visit visit,
            Actor actor) {
        var unit = units.find(Addresses.code(code)).orElseThrow(Problem::notFound);
        var days = Days.of(from, to);
        var account = account(unit, currency);
        var flows = ledger.flows(account, new Period(days.from(), days.to()));
        var reasons = Reasons.of(flows.stream().map(Flow::reason).toList(), accounting, visit);
        var lines = new Lines(flows, account, reasons, days, visit);
        var view = new StatementPage(
                visit.t("statement.basis", PeriodWords.of(days, visit)),
                months(unit, account, days, visit),
                lines.rows(),
                lines.payers(),
                Addresses.of(CSV, unit.code()) + LedgerAddress.query(days, account.currency()));
        var crumbs = List.of(
                new Crumb(visit.t("units.title"), "/network/units"),
                new Crumb(unit.name(), Addresses.of("/network/units", unit.code())),
                new Crumb(visit.t("statement"), null));
        return visit.page("ledger/statement", visit.t("statement.title", unit.name()), crumbs, view);
    }

    @GetMapping(CSV + "/{*code}")
    void csv(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var unit = units.find(Addresses.code(code)).orElseThrow(Problem::notFound);
        var days = Days.of(from, to);
        var flows = ledger.flows(account(unit, currency), new Period(days.from(), days.to()));
        accounts.write(flows, "statement.csv", visit, response);
    }

    private Account account(Unit unit, String currency) {
        var shown = accounting.currency(currency, accounting.currencies());
        return new Account(Account.Kind.UNIT, unit.id().value(), shown);
    }

    /** The months in which anything moved, latest first, and all of time. */
    private List<StatementPage.Month> months(Unit unit, Account account, Days asked, Visit visit) {
        var always = new Days(null, null);
        var months = new ArrayList<StatementPage.Month>();
        months.add(new StatementPage.Month(
                PeriodWords.of(always, visit),
                LedgerAddress.statement(unit.code(), always, account.currency()),
                asked.equals(always)));
        ledger.days().ifPresent(days -> {
            var first = YearMonth.from(days.from());
            var month = YearMonth.from(days.to());
            for (int i = 0; i < SHOWN_MONTHS && !month.isBefore(first); i++) {
                var each = new Days(month.atDay(1), month.atEndOfMonth());
                months.add(new StatementPage.Month(
                        PeriodWords.month(month, visit),
                        LedgerAddress.statement(unit.code(), each, account.currency()),
                        asked.equals(each)));
                month = month.minusMonths(1);
            }
        });
        return months;
    }

    /** The lines of one statement. */
    private static final class Lines {

        /** Where no contract says why, {@code contract} says that it is a transfer or an opening balance. */
        private record Key(Account other, String contract, String offer, String segment) {}

        private record Line(Key key, Flow.Reason reason, long amount) {}

        private final Account account;
        private final Reasons reasons;
        private final Days days;
        private final Visit visit;
        private final List<Line> receipts;
        private final List<Line> payments;
        private final long received;
        private final long paid;

        Lines(List<Flow> flows, Account account, Reasons reasons, Days days, Visit visit) {
            this.account = account;
            this.reasons = reasons;
            this.days = days;
            this.visit = visit;
            this.receipts = lines(flows, true);
            this.payments = lines(flows, false);
            this.received = AccountPages.sum(flows, account, true);
            this.paid = AccountPages.sum(flows, account, false);
        }

        /** By who, contract, offer and segment; clauses of one contract are one line here. */
        private List<Line> lines(List<Flow> flows, boolean incoming) {
            Map<Key, Line> lines = new LinkedHashMap<>();
            for (var flow : flows) {
                var reason = flow.reason();
                if (reason.account().equals(account) != incoming) continue;
                var key = new Key(
                        incoming ? reason.counter() : reason.account(),
                        reasons.by(reason, visit),
                        reasons.offer(reason),
                        reasons.segment(reason));
                lines.merge(
                        key,
                        new Line(key, reason, flow.amount()),
                        (one, other) -> new Line(key, one.reason(), Math.addExact(one.amount(), other.amount())));
            }
            return lines.values().stream()
                    .filter(line -> line.amount() != 0)
                    .sorted(Comparator.comparingLong(Line::amount)
                            .reversed()
                            .thenComparing(line -> line.key().toString()))
                    .toList();
        }

        List<Row> rows() {
            var rows = new ArrayList<Row>();
            if (receipts.isEmpty() && payments.isEmpty()) return rows;
            rows.add(new Row(Kind.GROUP, visit.t("statement.payers"), null, null, null, null));
            addLines(receipts, rows);
            rows.add(sum("statement.received", received, Kind.SUM));
            rows.add(new Row(Kind.GROUP, visit.t("statement.payees"), null, null, null, null));
            addLines(payments, rows);
            rows.add(sum("statement.paid", paid, Kind.SUM));
            rows.add(sum("statement.kept", Math.subtractExact(received, paid), Kind.TOTAL));
            return rows;
        }

        /** The largest lines; what the others add up to leads to all that moved. */
        private void addLines(List<Line> lines, List<Row> rows) {
            lines.stream().limit(SHOWN).forEach(line -> rows.add(row(line)));
            var others = lines.stream().skip(SHOWN).toList();
            if (others.isEmpty()) return;
            long amount = others.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
            rows.add(new Row(
                    Kind.LINE,
                    visit.t("statement.others", others.size()),
                    LedgerAddress.account(reasons.code(account), days, account.currency()),
                    null,
                    share(amount),
                    Figure.plain(amount(amount))));
        }

        private Row row(Line line) {
            var label = reasons.label(line.key().other());
            var note = Stream.of(
                            line.key().contract(),
                            line.key().offer(),
                            line.key().segment())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" · "));
            return new Row(
                    Kind.LINE,
                    label.name(),
                    label.href(),
                    note,
                    share(line.amount()),
                    new Figure(amount(line.amount()), reasons.behind(line.reason(), account, days)));
        }

        private Row sum(String label, long amount, Kind kind) {
            return new Row(kind, visit.t(label), null, null, share(amount), Figure.plain(amount(amount)));
        }

        /** Who paid, each once; customers by their segment. */
        List<Bar> payers() {
            var byPayer = new LinkedHashMap<PartyLabel, Long>();
            for (var line : receipts) {
                var label = reasons.label(line.key().other());
                boolean isCustomers = line.key().other().kind() == Account.Kind.CLEARING;
                var payer = isCustomers && !line.key().segment().isEmpty()
                        ? new PartyLabel(line.key().segment(), label.kind(), null)
                        : label;
                byPayer.merge(payer, line.amount(), Math::addExact);
            }
            long most = Math.max(
                    1,
                    byPayer.values().stream().mapToLong(Long::longValue).max().orElse(1));
            return byPayer.entrySet().stream()
                    .sorted(Map.Entry.<PartyLabel, Long>comparingByValue().reversed())
                    .limit(SHOWN_PAYERS)
                    .map(entry -> new Bar(
                            entry.getKey(),
                            Figure.plain(amount(entry.getValue())),
                            share(entry.getValue()),
                            100.0 * Math.max(0, entry.getValue()) / most))
                    .toList();
        }

        private String amount(long minor) {
            return visit.formats().amount(minor, account.currency());
        }

        /** A part of what was received; where refunds took more than that, there is none. */
        private String share(long minor) {
            return received < 0 ? "" : visit.formats().share(minor, received);
        }
    }
}
