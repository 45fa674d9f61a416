package concentric.engine.close;

import concentric.engine.terms.Source;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What moved live in a period, by what closing clauses ask for. */
final class LiveTotals {

    private record Earning(String contract, String party) {}

    private final Map<String, BigInteger> nets = new HashMap<>();
    private final Map<String, BigInteger> byPayee = new HashMap<>();
    private final Map<String, BigInteger> byOffer = new HashMap<>();
    private final Map<String, BigInteger> byContract = new HashMap<>();
    private final Map<Earning, BigInteger> earned = new HashMap<>();
    private final Map<String, String> owners;

    LiveTotals(List<Live> live, Map<String, String> owners) {
        this.owners = owners;
        for (Live moved : live) {
            BigInteger amount = BigInteger.valueOf(moved.amount());
            add(nets, moved.to(), amount);
            add(byPayee, moved.to(), amount);
            add(byContract, moved.contract(), amount);
            add(earned, new Earning(moved.contract(), moved.to()), amount);
            if (moved.from().isEmpty()) {
                add(byOffer, moved.offer(), amount);
            } else {
                add(nets, moved.from(), amount.negate());
            }
        }
    }

    /** Everybody's live receipts less live payments. */
    Map<String, BigInteger> nets() {
        return nets;
    }

    /** What a party received under a contract, in any version. */
    BigInteger earned(String contract, String party) {
        return earned.getOrDefault(new Earning(contract, party), BigInteger.ZERO);
    }

    /** What a unit received, pass-through included. */
    BigInteger received(String unit) {
        return byPayee.getOrDefault(unit, BigInteger.ZERO);
    }

    /** The total; of an offer, what customers paid for it less tax; of a contract, all that was paid by it. */
    BigInteger of(Source.Total total) {
        Map<String, BigInteger> totals = switch (total.kind()) {
            case UNIT -> byPayee;
            case OFFER -> byOffer;
            case CONTRACT -> byContract;
        };
        return totals.getOrDefault(total.of(), BigInteger.ZERO);
    }

    /** Who pays by a contract on the total; empty: nobody owns the offer. */
    Optional<String> payer(Source.Total total) {
        return Optional.ofNullable(total.payer())
                .or(() -> total.kind() == Source.Of.UNIT
                        ? Optional.of(total.of())
                        : Optional.ofNullable(owners.get(total.of())));
    }

    private static <K> void add(Map<K, BigInteger> totals, K key, BigInteger amount) {
        totals.merge(key, amount, BigInteger::add);
    }
}
