package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Share;
import concentric.engine.terms.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules once more, as slowly and plainly as they can be written: what the engine must agree with. */
final class Reference {

    /** Where an amount moved; {@code from} is empty for customers. */
    record Move(String from, String to, long version, int clause, int position) {}

    private final RandomNetwork network;
    private final Contract root;
    private final String owner;
    private final BigDecimal quantity;
    private final Map<Move, BigInteger> moves = new LinkedHashMap<>();

    private Reference(RandomNetwork network, Contract root, String owner, long quantity) {
        this.network = network;
        this.root = root;
        this.owner = owner;
        this.quantity = BigDecimal.valueOf(quantity, 6);
    }

    static Map<Move, BigInteger> settle(RandomNetwork network, String offer, long amount, long quantity) {
        Version payments = payments(network, offer);
        String owner = network.owners.getOrDefault(offer, "nobody");
        var reference = new Reference(network, payments.contract(), owner, quantity);
        BigInteger shared = BigInteger.valueOf(amount);
        if (shared.signum() > 0) {
            reference.run("", payments, shared, shared);
        }
        reference.runUnits();
        return reference.moves;
    }

    static Map<Move, BigInteger> use(RandomNetwork network, String service, long quantity) {
        Version version = usage(network, service);
        var usage = (Source.Usage) version.contract().source();
        var reference = new Reference(network, version.contract(), "nobody", quantity);
        BigInteger shared = price(network, service, quantity);
        if (shared.signum() > 0) {
            BigInteger taken = reference.run("", version, shared, shared);
            var left = new Move("", usage.provider(), version.id(), 0, 0);
            reference.moves.put(left, shared.subtract(taken));
        }
        reference.runUnits();
        return reference.moves;
    }

    static BigInteger price(RandomNetwork network, String service, long quantity) {
        Contract contract = usage(network, service).contract();
        return rounded(BigDecimal.valueOf(quantity, 6)
                .multiply(BigDecimal.valueOf(
                        ((Source.Usage) contract.source()).rate().micros(), 6))
                .movePointRight(contract.currency().getDefaultFractionDigits()));
    }

    private static Version usage(RandomNetwork network, String service) {
        return network.versions.stream()
                .filter(version -> version.contract().source() instanceof Source.Usage usage
                        && usage.service().equals(service))
                .findAny()
                .orElseThrow();
    }

    private void runUnits() {
        for (String unit : unitsInOrder()) {
            runUnit(unit);
        }
    }

    private static Version payments(RandomNetwork network, String offer) {
        return network.versions.stream()
                .filter(version -> switch (version.contract().source()) {
                    case Source.Payments(List<String> offers) -> offers.contains(offer);
                    case Source.AllPayments() -> true;
                    case Source.Receipts receipts -> false;
                    case Source.Usage usage -> false;
                    case Source.Closing closing -> false;
                })
                .findAny()
                .orElseThrow();
    }

    private void runUnit(String unit) {
        BigInteger left = received(unit, List.of());
        List<Version> contracts = network.versions.stream()
                .filter(version -> version.contract().source() instanceof Source.Receipts(String payer, List<String> c)
                        && payer.equals(unit))
                .filter(version -> version.contract().currency().equals(root.currency()))
                .sorted(Comparator.comparingInt(
                                (Version version) -> version.contract().priority())
                        .thenComparingLong(Version::number))
                .toList();
        for (Version version : contracts) {
            BigInteger gross =
                    received(unit, ((Source.Receipts) version.contract().source()).contracts());
            if (gross.signum() > 0) {
                left = left.subtract(run(unit, version, gross, gross.min(left)));
            }
        }
    }

    private BigInteger received(String unit, List<String> contracts) {
        BigInteger sum = BigInteger.ZERO;
        for (Map.Entry<Move, BigInteger> move : moves.entrySet()) {
            String by = network.versions.stream()
                    .filter(version -> version.id() == move.getKey().version())
                    .findAny()
                    .orElseThrow()
                    .contract()
                    .name();
            if (move.getKey().to().equals(unit) && (contracts.isEmpty() || contracts.contains(by))) {
                sum = sum.add(move.getValue());
            }
        }
        return sum;
    }

    private BigInteger run(String payer, Version version, BigInteger gross, BigInteger available) {
        Contract contract = version.contract();
        BigInteger rest = available;
        for (int i = 0; i < contract.clauses().size(); i++) {
            int places = contract.currency().getDefaultFractionDigits();
            switch (contract.clauses().get(i)) {
                case Clause.PayRate(Party to, Rate rate) -> {
                    BigDecimal times = rate.per() == Rate.Per.UNIT ? quantity : BigDecimal.ONE;
                    BigDecimal due =
                            BigDecimal.valueOf(rate.micros(), 6).multiply(times).movePointRight(places);
                    BigInteger taken = rounded(due).min(rest);
                    rest = rest.subtract(taken);
                    move(payer, to, version, i + 1, 0, taken);
                }
                case Clause.PayPercent pay -> {
                    BigInteger taken = percent(pay.percent(), pay.basis() == Clause.Basis.GROSS ? gross : rest, rest);
                    rest = rest.subtract(taken);
                    move(payer, pay.to(), version, i + 1, 0, taken);
                }
                case Clause.Hold hold -> {
                    BigInteger taken = percent(hold.percent(), hold.basis() == Clause.Basis.GROSS ? gross : rest, rest);
                    rest = rest.subtract(taken);
                    move(payer, new Party.Named(hold.fund()), version, i + 1, 0, taken);
                }
                case Clause.ShareRest(List<Share> shares) -> {
                    List<BigInteger> parts = largestRemainder(rest, shares);
                    rest = BigInteger.ZERO;
                    for (int j = 0; j < parts.size(); j++) {
                        move(payer, shares.get(j).party(), version, i + 1, j + 1, parts.get(j));
                    }
                }
            }
        }
        return available.subtract(rest);
    }

    private static BigInteger percent(Percent percent, BigInteger base, BigInteger rest) {
        return rounded(new BigDecimal(base).multiply(BigDecimal.valueOf(percent.ppm(), 6)))
                .min(rest);
    }

    private void move(String from, Party to, Version version, int clause, int position, BigInteger amount) {
        moves.put(new Move(from, name(to), version.id(), clause, position), amount);
    }

    private static BigInteger rounded(BigDecimal due) {
        return due.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
    }

    private static List<BigInteger> largestRemainder(BigInteger amount, List<Share> shares) {
        BigInteger sum = BigInteger.ZERO;
        for (Share share : shares) {
            sum = sum.add(BigInteger.valueOf(share.weight()));
        }
        var parts = new ArrayList<BigInteger>();
        var remainders = new ArrayList<BigInteger>();
        BigInteger left = amount;
        for (Share share : shares) {
            BigInteger[] exact =
                    amount.multiply(BigInteger.valueOf(share.weight())).divideAndRemainder(sum);
            parts.add(exact[0]);
            remainders.add(exact[1]);
            left = left.subtract(exact[0]);
        }
        for (; left.signum() > 0; left = left.subtract(BigInteger.ONE)) {
            int largest = 0;
            for (int i = 1; i < remainders.size(); i++) {
                if (remainders.get(i).compareTo(remainders.get(largest)) > 0) {
                    largest = i;
                }
            }
            parts.set(largest, parts.get(largest).add(BigInteger.ONE));
            remainders.set(largest, BigInteger.ONE.negate());
        }
        return parts;
    }

    /** Every unit after all that could pay it. */
    private List<String> unitsInOrder() {
        var payers = new HashMap<String, Set<String>>();
        for (Version version : network.versions) {
            if (version.contract().source() instanceof Source.Receipts(String payer, List<String> contracts)) {
                payers.computeIfAbsent(payer, unit -> new HashSet<>());
                version.contract()
                        .clauses()
                        .forEach(clause -> clause.parties()
                                .forEach(party -> payers.computeIfAbsent(name(party), unit -> new HashSet<>())
                                        .add(payer)));
            }
        }
        var order = new ArrayList<String>();
        while (order.size() < payers.size()) {
            payers.forEach((unit, paidBy) -> {
                if (!order.contains(unit) && order.containsAll(paidBy)) {
                    order.add(unit);
                }
            });
        }
        return order;
    }

    private String name(Party party) {
        return switch (party) {
            case Party.Named(String name) -> name;
            case Party.Owner() -> owner;
        };
    }
}
