package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Moment;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A unit's receipts and payments for a period. */
@Controller
class StatementPages {

    private static final String FILE = "/ledger/statements";
    private final Sides sides;
    private final Ledger ledger;
    private final Units units;
    private final Accounting accounting;
    private final AskedMoments moments;
    private final MonthChoices months;
    private final Statements statements;
    private final AccountPages accounts;

    StatementPages(
            Ledger ledger,
            Units units,
            Accounting accounting,
            MonthChoices months,
            Statements statements,
            AccountPages accounts,
            AskedMoments moments,
            Sides sides) {
        this.moments = moments;
        this.sides = sides;
        this.ledger = ledger;
        this.units = units;
        this.accounting = accounting;
        this.months = months;
        this.statements = statements;
        this.accounts = accounts;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(LedgerAddress.STATEMENTS + "/{*code}")
    View statement(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            Visit visit,
            Actor actor) {
        var unit = units.find(Addresses.code(code))
                .filter(found -> sides.sees(actor, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        var days = moments.days(from, to, asof);
        var account = account(unit, currency);
        var rows = statements.of(unit, account, days, visit, actor);
        var now = LedgerAddress.statement(unit.code(), days.asOf(Moment.now()), account.currency());
        var view = new StatementPage(
                moments.shown(days.asOf(), now, visit),
                new StatementPage.Asked(
                        Addresses.of(LedgerAddress.STATEMENTS, unit.code()),
                        account.currency().getCurrencyCode(),
                        days.fromText(),
                        days.toText()),
                visit.t("statement.basis", PeriodWords.of(days, visit)),
                months.choices(each -> LedgerAddress.statement(unit.code(), each, account.currency()), days, visit),
                rows.rows(Statements.SHOWN),
                rows.payers(Statements.SHOWN_PAYERS),
                LedgerAddress.shared(unit.code(), days, account.currency()),
                Addresses.of(FILE + ".csv", unit.code()) + LedgerAddress.query(days, account.currency()));
        var crumbs = List.of(
                new Crumb(visit.t("totals.title"), LedgerAddress.TOTALS),
                new Crumb(unit.name(), Addresses.of("/network/units", unit.code())),
                new Crumb(visit.t("statement"), null));
        return visit.page("ledger/statement", visit.t("statement.title", unit.name()), crumbs, view);
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(FILE + ListFile.ANY + "/{*code}")
    void file(
            @PathVariable String format,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var unit = units.find(Addresses.code(code))
                .filter(found -> sides.sees(actor, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        var days = moments.days(from, to, asof);
        var period = LedgerAddress.period(days);
        var flows = accounting.discretion(actor).flows(ledger.flows(account(unit, currency), period));
        accounts.write(flows, "statement", format, visit, response);
    }

    private Account account(Unit unit, String currency) {
        var shown = accounting.currency(currency, accounting.currencies());
        return new Account(Account.Kind.UNIT, unit.id().value(), shown);
    }
}
