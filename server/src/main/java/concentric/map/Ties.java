package concentric.map;

import concentric.contracts.Fund;
import concentric.contracts.Offer;
import concentric.engine.plan.Timeline.Dated;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.ledger.Account;
import concentric.ledger.Exchange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which units contracts tie together, and with how much money. Pure.
 *
 * <p>A contract ties the unit whose money it shares (the owner of the offer, the receiving unit, the provider of the
 * service) to each party it names. Money that a contract pays out of a customer's payment is a line between the owner of
 * the offer and the receiver. A fund stands for the unit that looks after it; persons have no disc and so no lines.
 */
final class Ties {

    /** Two units, the smaller id first. */
    record Pair(long one, long other) {

        static Pair of(long a, long b) {
            return a < b ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /** What moved between a pair: {@code net} is what the first paid the second, less what came back. */
    record Moved(long net, long moved) {

        static final Moved NOTHING = new Moved(0, 0);

        Moved plus(Moved other) {
            return new Moved(Math.addExact(net, other.net), Math.addExact(moved, other.moved));
        }
    }

    private final ZoneId zone;
    private final Map<String, Long> units;
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<Long, Offer> offersById;
    private final Map<Long, Long> keepers = new HashMap<>();

    /**
     * Ties among these units.
     *
     * @param units their ids by code
     * @param offersById all offers and services
     * @param funds all funds
     */
    Ties(ZoneId zone, Map<String, Long> units, Map<Long, Offer> offersById, Collection<Fund> funds) {
        this.zone = zone;
        this.units = new HashMap<>(units);
        this.offersById = offersById;
        offersById.values().forEach(offer -> offers.put(offer.code(), offer));
        for (var fund : funds) {
            keepers.put(fund.id(), fund.unitId());
            this.units.putIfAbsent(fund.code(), fund.unitId());
        }
    }

    /** Those that are in force at some instant of a day. */
    List<Dated> inForce(Collection<Dated> versions, LocalDate day) {
        var begin = day.atStartOfDay(zone).toInstant();
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return versions.stream()
                .filter(version -> version.interval().from().isBefore(end)
                        && version.interval().until().isAfter(begin))
                .toList();
    }

    /** The first day on which each unit had a part in a contract that says when it begins. */
    Map<Long, LocalDate> beginnings(Collection<Dated> versions) {
        var beginnings = new HashMap<Long, LocalDate>();
        for (var version : versions) {
            var from = version.interval().from();
            if (from.equals(Instant.MIN)) continue;
            var day = LocalDate.ofInstant(from, zone);
            for (long unit : everybody(version.version().contract())) {
                beginnings.merge(unit, day, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return beginnings;
    }

    /** How many of these contracts each unit has a part in. */
    Map<Long, Integer> counts(Collection<Dated> versions) {
        var counts = new HashMap<Long, Integer>();
        var seen = new HashMap<Long, Set<Long>>();
        for (var version : versions) {
            var already = seen.computeIfAbsent(version.version().number(), number -> new HashSet<>());
            for (long unit : everybody(version.version().contract())) {
                if (already.add(unit)) counts.merge(unit, 1, Integer::sum);
            }
        }
        return counts;
    }

    private Set<Long> everybody(Contract terms) {
        var all = new HashSet<>(hubs(terms.source()));
        all.addAll(named(terms));
        return all;
    }

    /** Those whose money a contract shares. */
    private Collection<Long> hubs(Source source) {
        return switch (source) {
            case Source.Payments(List<String> codes) -> owners(codes);
            case Source.AllPayments() -> owners(offers.keySet());
            case Source.Receipts(String unit, List<String> contracts) -> ids(List.of(unit));
            case Source.Usage(String service, String provider, var rate) -> ids(List.of(provider));
            case Source.Result(String unit) -> ids(List.of(unit));
            case Source.Total(var kind, var of, String payer) when payer != null -> ids(List.of(payer));
            case Source.Total(var kind, var of, var payer) when kind == Source.Of.OFFER -> owners(List.of(of));
            case Source.Total total -> ids(total.subject().stream().toList());
        };
    }

    private Collection<Long> owners(Collection<String> codes) {
        var owners = new HashSet<Long>();
        for (var code : codes) {
            var offer = offers.get(code);
            if (offer != null && !offer.isService()) owners.add(offer.unitId());
        }
        return owners;
    }

    private Collection<Long> named(Contract terms) {
        return ids(terms.names());
    }

    private Collection<Long> ids(Collection<String> codes) {
        var ids = new ArrayList<Long>();
        for (var code : codes) {
            var id = units.get(code);
            if (id != null) ids.add(id);
        }
        return ids;
    }

    /**
     * The pairs that contracts in force tie together, also those between which nothing moved.
     *
     * @param exchanges in one currency
     */
    Map<Pair, Moved> lines(Collection<Dated> inForce, Collection<Exchange> exchanges, Map<Long, Long> contracts) {
        var lines = new TreeMap<Pair, Moved>(Comparator.comparingLong(Pair::one).thenComparingLong(Pair::other));
        var numbers = new HashSet<Long>();
        for (var version : inForce) {
            numbers.add(version.version().number());
            var terms = version.version().contract();
            for (long hub : hubs(terms.source())) {
                for (long party : named(terms)) {
                    if (hub != party) lines.putIfAbsent(Pair.of(hub, party), Moved.NOTHING);
                }
            }
        }
        for (var exchange : exchanges) {
            var pair = pair(exchange.reason());
            if (pair != null && numbers.contains(contract(exchange, contracts))) {
                lines.merge(pair, moved(exchange, pair), Moved::plus);
            }
        }
        return lines;
    }

    /** What moved between units, but by no contract in force; minor units. */
    long otherwise(Collection<Dated> inForce, Collection<Exchange> exchanges, Map<Long, Long> contracts) {
        var numbers = new HashSet<Long>();
        inForce.forEach(version -> numbers.add(version.version().number()));
        return exchanges.stream()
                .filter(exchange -> pair(exchange.reason()) != null)
                .filter(exchange -> !numbers.contains(contract(exchange, contracts)))
                .mapToLong(exchange -> Math.abs(exchange.amount()))
                .reduce(0, Math::addExact);
    }

    private static long contract(Exchange exchange, Map<Long, Long> contracts) {
        var version = exchange.reason().version();
        return version == null ? -1 : contracts.getOrDefault(version, -1L);
    }

    private Moved moved(Exchange exchange, Pair pair) {
        var payer = payer(exchange.reason());
        boolean outward = payer != null && payer == pair.one();
        return new Moved(outward ? exchange.amount() : -exchange.amount(), Math.abs(exchange.amount()));
    }

    private @Nullable Pair pair(Exchange.Reason reason) {
        var payer = payer(reason);
        var payee = unit(reason.account());
        return payer == null || payee == null || payer.equals(payee) ? null : Pair.of(payer, payee);
    }

    /** Customers pay through the unit whose offer they pay for. */
    private @Nullable Long payer(Exchange.Reason reason) {
        if (reason.counter().kind() != Account.Kind.CLEARING) return unit(reason.counter());
        var offer = reason.offer() == null ? null : offersById.get(reason.offer());
        return offer == null ? null : (Long) offer.unitId();
    }

    private @Nullable Long unit(Account account) {
        return switch (account.kind()) {
            case UNIT -> account.party();
            case FUND -> account.party() == null ? null : keepers.get(account.party());
            case PERSON, CLEARING, TAX, OPENING, PAYOUT, HANDOVER -> null;
        };
    }
}
