package concentric.ledger.web;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.ledger.Account;
import concentric.ledger.Exchange;
import concentric.ledger.Flow;
import concentric.ledger.Ledger;
import concentric.ledger.Part;
import concentric.ledger.Period;
import concentric.network.Unit;
import concentric.platform.Actor;
import concentric.platform.web.Days;
import concentric.platform.web.Visit;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws up units' statements. */
@Component
public class Statements {

    /** Persons of whom the reader may not know each by itself, as a party. */
    public static final String PERSONS = Accounting.PERSONS;

    /** Lines of a group; the others are one line together, so that the lines add up to their sum. */
    static final int SHOWN = 20;

    static final int SHOWN_PAYERS = 12;

    private final Ledger ledger;
    private final Offers offers;
    private final Accounting accounting;

    Statements(Ledger ledger, Offers offers, Accounting accounting) {
        this.ledger = ledger;
        this.offers = offers;
        this.accounting = accounting;
    }

    /**
     * What a unit received and passed on in some days before any close, or at closes; what it had to begin with is in neither.
     */
    public PartStatement of(Unit unit, Currency currency, Days days, Part part, Visit visit, Actor reader) {
        var account = new Account(Account.Kind.UNIT, unit.id().value(), currency);
        var rows = of(unit, account, days, part, visit, reader);
        var statement = rows.statement();
        return new PartStatement(
                rows.moved(SHOWN), rows.payers(SHOWN_PAYERS), rows.lines(), statement.received(), statement.paid());
    }

    /** The statement of all that moved in some days: an address. */
    public String address(Unit unit, Currency currency, Days days) {
        return LedgerAddress.statement(unit.code(), days, currency);
    }

    /** Why a unit has what a part of what moved in some days left it with: an address. */
    public String why(Unit unit, Currency currency, Days days, Part part) {
        return LedgerAddress.account(unit.code(), days, currency, Narrowing.NONE.of(part));
    }

    /** Why something moved between a unit and another party in some days, at closes: an address. */
    public String whyAtClose(Unit unit, String other, Currency currency, Days days) {
        return LedgerAddress.account(
                unit.code(), days, currency, Narrowing.with(other).of(Part.CLOSE));
    }

    /** The currency that is asked for, or else the organisation's, or else the only one in which anything moved. */
    public Currency currency(String asked) {
        return accounting.currency(asked, accounting.currencies());
    }

    /** A unit's statement for some days, ready to be shown. */
    StatementRows of(Unit unit, Account account, Days days, Visit visit, Actor reader) {
        return of(unit, account, days, Part.ALL, visit, reader);
    }

    private StatementRows of(Unit unit, Account account, Days days, Part part, Visit visit, Actor reader) {
        var period = LedgerAddress.period(days);
        var flows = accounting.discretion(reader).flows(ledger.flows(account, period, part));
        var shared = part == Part.CLOSE ? List.<Flow>of() : sharedOf(unit, period);
        var all =
                Stream.concat(flows.stream(), shared.stream()).map(Flow::reason).toList();
        var reasons = Reasons.of(all, accounting, visit);
        var statement = Statement.of(account, unit.code(), flows, shared, reasons, visit);
        return new StatementRows(statement, unit, account, flows, reasons, days, part, visit);
    }

    private List<Flow> sharedOf(Unit unit, Period period) {
        var own = offers.ofUnit(unit.id().value()).stream()
                .filter(offer -> !offer.isService())
                .map(Offer::id)
                .toList();
        return own.isEmpty()
                ? List.of()
                : ledger.exchanges(own, period).stream().map(Statements::flow).toList();
    }

    private static Flow flow(Exchange exchange) {
        var reason = exchange.reason();
        return new Flow(
                new Flow.Reason(reason.account(), reason.counter(), reason.version(), null, reason.offer(), null),
                exchange.amount());
    }
}
