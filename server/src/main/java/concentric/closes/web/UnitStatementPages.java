package concentric.closes.web;

import concentric.closes.Result;
import concentric.engine.measures.Chart;
import concentric.ledger.web.StatementPage;
import concentric.ledger.web.Statements;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.BehaviourChart;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a unit had of a month or a year. */
@Controller
class UnitStatementPages {

    private final UnitStatements drawn;
    private final Statements statements;
    private final StillOpen stillOpen;

    UnitStatementPages(UnitStatements drawn, Statements statements, StillOpen stillOpen) {
        this.drawn = drawn;
        this.statements = statements;
        this.stillOpen = stillOpen;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(StatementAddress.PAGE)
    View statement(
            @PathVariable String period,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String currency,
            Visit visit,
            Actor actor) {
        var statement = drawn.of(period, Addresses.code(code), currency, visit, actor);
        var span = statement.span();
        var title = visit.t("unit-statement.title", statement.unit().name(), span.said(visit));
        var crumbs = List.of(
                new Crumb(
                        statement.unit().name(),
                        Addresses.of("/network/units", statement.unit().code())),
                new Crumb(visit.t("statement"), null),
                new Crumb(span.said(visit), null));
        return visit.page("closes/statement", title, crumbs, view(statement, visit, actor));
    }

    private UnitStatementPage view(UnitStatement statement, Visit visit, Actor actor) {
        var table = new StatementTable(statement, statements, visit);
        var unit = statement.unit();
        var currency = statement.currency();
        var span = statement.span();
        boolean isEmpty = statement.isNothing();
        return new UnitStatementPage(
                StatementTable.state(statement.sum().standing(), visit),
                lead(statement, visit),
                isEmpty ? visit.t(span.isYear() ? "unit-statement.empty.year" : "unit-statement.empty.month") : null,
                drawn.spans(statement).stream()
                        .map(each -> new StatementPage.Month(
                                each.said(visit), StatementAddress.of(unit, each, currency), each.equals(span)))
                        .toList(),
                notes(statement, visit),
                span.isYear(),
                isEmpty ? List.of() : table.rows(),
                table.kept(),
                statement.live().payers(),
                stillOpen.missing(statement.open(), List.of(), visit),
                StillOpen.waiting(statement.open(), drawn.versions(statement.open()), visit),
                table.months(span.isYear() ? statement.months() : statement.history()),
                span.isYear() && !statement.months().isEmpty() ? table.sum() : null,
                chart(statement, Result::before, visit),
                chart(statement, Result::received, visit),
                !statement.isClosable() || !drawn.isInside(actor) ? null : ClosesPages.address(statement.month()),
                statements.address(unit, currency, statement.whole().days()),
                StatementAddress.csv(unit, span, currency));
    }

    private static String lead(UnitStatement statement, Visit visit) {
        var said = statement.span().said(visit);
        if (!statement.span().isYear()) {
            return visit.t(statement.isOpen() ? "unit-statement.lead.open" : "unit-statement.lead.closed", said);
        }
        return visit.t("unit-statement.lead.year", said);
    }

    private static List<String> notes(UnitStatement statement, Visit visit) {
        var notes = new ArrayList<String>();
        var counted = statement.counted();
        if (counted != null) {
            long now = Math.subtractExact(
                    statement.sum().received(), statement.sum().paid());
            var formats = visit.formats();
            notes.add(visit.t(
                    "unit-statement.late",
                    formats.money(counted, statement.currency()),
                    formats.money(Math.subtractExact(now, counted), statement.currency())));
        }
        if (!statement.span().isYear()
                && statement.costs() == null
                && statement.sum().costs() != 0) {
            notes.add(visit.t("unit-statement.merged"));
        }
        if (statement.span().isYear() && !statement.whole().equals(statement.span())) {
            notes.add(visit.t("unit-statement.whole"));
        }
        return notes;
    }

    /** Months that are over, one by one: what is running would look like a fall. */
    private static @Nullable BehaviourChart chart(UnitStatement statement, ToLongFunction<Result> of, Visit visit) {
        var months = statement.history();
        var currency = statement.currency();
        int digits = currency.getDefaultFractionDigits();
        var values = months.stream()
                .map(month -> BigDecimal.valueOf(of.applyAsLong(month), digits))
                .toList();
        Function<BigDecimal, String> money =
                figure -> visit.formats().money(figure.setScale(digits, RoundingMode.HALF_EVEN), currency);
        return BehaviourChart.of(
                months.stream()
                        .map(month -> visit.formats().month(month.month()))
                        .toList(),
                Chart.of(values),
                money,
                money,
                visit);
    }

    /** The statement as a file: of a month its lines, of a year its months. */
    @Allowed(Access.CONCERNED)
    @GetMapping(StatementAddress.FILE)
    void file(
            @PathVariable String period,
            @PathVariable String format,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String currency,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var statement = drawn.of(period, Addresses.code(code), currency, visit, actor);
        if (statement.span().isYear()) months(statement, format, visit, response);
        else lines(statement, format, visit, response);
    }

    private static void lines(UnitStatement statement, String format, Visit visit, HttpServletResponse response)
            throws IOException {
        try (var file = ListFile.of(
                        "unit-statement",
                        "unit",
                        "month",
                        "part",
                        "party",
                        "persons",
                        "by",
                        "amount",
                        "currency",
                        "why")
                .numbers("persons", "amount")
                .answer(visit, response, format)) {
            for (var line : StatementLine.of(statement)) {
                file.row(
                        statement.unit().code(),
                        statement.span().toString(),
                        line.part().word(),
                        line.party(),
                        line.persons() == 0 ? "" : String.valueOf(line.persons()),
                        line.by(),
                        Amount.of(line.amount(), statement.currency()).amount(),
                        statement.currency().getCurrencyCode(),
                        line.why());
            }
        }
    }

    private static void months(UnitStatement statement, String format, Visit visit, HttpServletResponse response)
            throws IOException {
        try (var file = ListFile.of(
                        "unit-year",
                        "unit",
                        "month",
                        "received",
                        "paid",
                        "costs",
                        "result",
                        "at_close",
                        "left",
                        "currency",
                        "state")
                .numbers("received", "paid", "costs", "result", "at_close", "left")
                .answer(visit, response, format)) {
            for (var month : statement.months()) {
                Function<Long, String> amount =
                        minor -> Amount.of(minor, statement.currency()).amount();
                file.row(
                        statement.unit().code(),
                        month.month().toString(),
                        amount.apply(month.received()),
                        amount.apply(month.paid()),
                        amount.apply(month.costs()),
                        amount.apply(month.before()),
                        amount.apply(month.net()),
                        amount.apply(month.left()),
                        statement.currency().getCurrencyCode(),
                        month.standing().word());
            }
        }
    }
}
