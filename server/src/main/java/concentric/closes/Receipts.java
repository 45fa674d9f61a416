package concentric.closes;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Offers;
import concentric.customers.Customers;
import concentric.engine.close.Trace;
import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.ledger.Months;
import concentric.payments.CloseMovement;
import concentric.payments.CloseMovements;
import concentric.platform.Parties;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads where a unit's receipts of a month come from, as they are traced. */
@Component
class Receipts {

    private final Months months;
    private final CloseMovements movements;
    private final Contracts contracts;
    private final Offers offers;
    private final Customers customers;
    private final Parties parties;

    Receipts(
            Months months,
            CloseMovements movements,
            Contracts contracts,
            Offers offers,
            Customers customers,
            Parties parties) {
        this.months = months;
        this.movements = movements;
        this.contracts = contracts;
        this.offers = offers;
        this.customers = customers;
        this.parties = parties;
    }

    /** What a unit received in a month, net of refunds, in one currency, minor units. */
    Map<Trace.Key, Long> of(long unit, YearMonth month, Currency currency) {
        var receipts = new HashMap<Trace.Key, Long>();
        live(unit, month, currency, receipts);
        atClose(unit, month, currency, receipts);
        return receipts;
    }

    private void live(long unit, YearMonth month, Currency currency, Map<Trace.Key, Long> receipts) {
        var flows = months.received(new Account(Account.Kind.UNIT, unit, currency), month).stream()
                .filter(flow -> flow.reason().counter().isEarned())
                .toList();
        var segments = customers.segmentCodes(flows.stream()
                .flatMap(flow -> Stream.ofNullable(flow.reason().segment()))
                .distinct()
                .toList());
        var codes = parties.codes(flows.stream()
                .flatMap(flow -> Stream.ofNullable(flow.reason().counter().party()))
                .distinct()
                .toList());
        var known = offers.all(flows.stream()
                .flatMap(flow -> Stream.ofNullable(flow.reason().offer()))
                .distinct()
                .toList());
        for (var flow : flows) {
            var reason = flow.reason();
            var offer = reason.offer() == null ? null : Objects.requireNonNull(known.get(reason.offer()));
            var key = new Trace.Key(
                    reason.segment() == null ? "" : Objects.requireNonNull(segments.get(reason.segment())),
                    offer == null ? "" : offer.code(),
                    payer(flow, codes),
                    offer != null && offer.isService() ? Trace.Kind.USAGE : Trace.Kind.PAYMENT);
            receipts.merge(key, flow.amount(), Math::addExact);
        }
    }

    private static String payer(Flow flow, Map<Long, String> codes) {
        var payer = flow.reason().counter().party();
        return payer == null ? "" : Objects.requireNonNull(codes.get(payer));
    }

    private void atClose(long unit, YearMonth month, Currency currency, Map<Trace.Key, Long> receipts) {
        var received = movements.to(unit, month).stream()
                .filter(movement -> !movement.isKept() && movement.currency().equals(currency))
                .toList();
        var codes = parties.codes(
                received.stream().map(CloseMovement::fromId).distinct().toList());
        var names = contracts
                .versions(received.stream()
                        .map(CloseMovement::versionId)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(ContractVersion::id, ContractVersion::name));
        for (var movement : received) {
            var key = new Trace.Key(
                    "",
                    Objects.requireNonNull(names.get(movement.versionId())),
                    Objects.requireNonNull(codes.get(movement.fromId())),
                    Trace.Kind.CLOSE);
            receipts.merge(key, movement.amount(), Math::addExact);
        }
    }
}
