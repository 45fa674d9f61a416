package concentric.alarms;

import concentric.contracts.Offer;
import concentric.ledger.Account;
import concentric.ledger.Exchange;
import concentric.payments.LargeCustomers.Paid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On whom units depend, by what was exchanged in a currency: what each received by source, and whom each paid. */
final class Dependence {

    private final Map<Long, Map<Long, Long>> byOffer = new HashMap<>();
    private final Map<Long, Map<Long, Long>> byPayer = new HashMap<>();
    private final Map<Long, Set<Long>> paidBy = new HashMap<>();
    private final Map<Long, Offer> offers;

    Dependence(Collection<Exchange> exchanges, Map<Long, Offer> offers, Currency currency) {
        this.offers = offers;
        for (var exchange : exchanges) {
            var reason = exchange.reason();
            boolean isReceipt = reason.account().kind() == Account.Kind.UNIT
                    && reason.account().currency().equals(currency)
                    && reason.counter().isEarned();
            if (isReceipt) add(reason, exchange.amount());
        }
    }

    private void add(Exchange.Reason reason, long amount) {
        long unit = party(reason.account());
        var offer = reason.offer() == null ? null : offers.get(reason.offer());
        if (offer != null && !offer.isService()) {
            byOffer.computeIfAbsent(unit, none -> new HashMap<>()).merge(offer.id(), amount, Math::addExact);
        } else if (reason.counter().party() != null) {
            byPayer.computeIfAbsent(unit, none -> new HashMap<>())
                    .merge(party(reason.counter()), amount, Math::addExact);
        }
        var payer = payer(reason, offer);
        if (payer != null && payer != unit && amount > 0) {
            paidBy.computeIfAbsent(payer, none -> new HashSet<>()).add(unit);
        }
    }

    /** The unit at whose cost it is: who paid, or whose offer customers paid for. */
    private static @Nullable Long payer(Exchange.Reason reason, @Nullable Offer offer) {
        if (reason.counter().kind() == Account.Kind.UNIT)
            return reason.counter().party();
        return offer == null ? null : offer.unitId();
    }

    private static long party(Account account) {
        return account.party() == null ? 0 : account.party();
    }

    /** Alarms of units that live on one customer, or on few. */
    List<Alarm> concentrated(Map<Long, List<Paid>> paid) {
        var units = new HashSet<>(byOffer.keySet());
        units.addAll(byPayer.keySet());
        var alarms = new ArrayList<Alarm>();
        for (long unit : units) {
            var payers = byPayer.getOrDefault(unit, Map.of()).values();
            Concentration.of(byOffer.getOrDefault(unit, Map.of()), payers, paid)
                    .flatMap(found -> alarm(unit, found))
                    .ifPresent(alarms::add);
        }
        return alarms;
    }

    private static Optional<Alarm> alarm(long unit, Concentration found) {
        var half = found.largest().filter(share -> share.ppm() > Concentration.HALF);
        if (half.isPresent()) {
            return half.map(share -> new Alarm.OneCustomer(unit, share.customer(), share.ppm()));
        }
        return found.points() > Concentration.HIGH
                ? Optional.of(new Alarm.Concentrated(unit, found.points()))
                : Optional.empty();
    }

    /** Alarms of units that paid a node of which there is no other. */
    List<Alarm> withoutAlternative(Set<Long> onlyOnes) {
        var alarms = new ArrayList<Alarm>();
        paidBy.forEach((payer, paid) -> paid.stream()
                .filter(onlyOnes::contains)
                .forEach(node -> alarms.add(new Alarm.NoAlternative(payer, node))));
        return alarms;
    }
}
