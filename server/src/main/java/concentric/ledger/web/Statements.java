package concentric.ledger.web;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.ledger.Account;
import concentric.ledger.Exchange;
import concentric.ledger.Flow;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.network.Unit;
import concentric.platform.web.Days;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws up units' statements. */
@Component
class Statements {

    private final Ledger ledger;
    private final Offers offers;
    private final Accounting accounting;

    Statements(Ledger ledger, Offers offers, Accounting accounting) {
        this.ledger = ledger;
        this.offers = offers;
        this.accounting = accounting;
    }

    /** A unit's statement for some days, ready to be shown. */
    StatementRows of(Unit unit, Account account, Days days, Visit visit) {
        var period = new Period(days.from(), days.to());
        var flows = ledger.flows(account, period);
        var shared = sharedOf(unit, period);
        var all =
                Stream.concat(flows.stream(), shared.stream()).map(Flow::reason).toList();
        var reasons = Reasons.of(all, accounting, visit);
        var statement = Statement.of(account, unit.code(), flows, shared, reasons, visit);
        return new StatementRows(statement, unit, account, flows, reasons, days, visit);
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
