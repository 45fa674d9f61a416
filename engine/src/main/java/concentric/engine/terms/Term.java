package concentric.engine.terms;

import concentric.engine.terms.Numbers.Parted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A number in a contract that the parties can negotiate: a percentage, a rate, a weight, an amount. It changes in steps of its
 * last allowed decimal.
 *
 * @param clause counted from 1, closing clauses on after the live ones; 0: the rate of the service that the contract prices
 * @param place of the number in its clause, counted from 1 in the order of the text
 * @param kind what its steps are
 * @param value in steps
 */
public record Term(int clause, int place, Kind kind, long value) {

    /** What the steps of a number are. */
    public enum Kind {
        /** Parts per million, up to all. */
        PERCENT(0, Percent.ALL.ppm()),
        /** Millionths of the currency's major unit. */
        RATE(0, 1_000_000_000_000L),
        /** Whole numbers. */
        WEIGHT(1, Share.HEAVIEST),
        /** Minor units. */
        AMOUNT(0, 1_000_000_000_000_000L);

        private final long least;
        private final long most;

        Kind(long least, long most) {
            this.least = least;
            this.most = most;
        }

        /** The least that such a number may be, in steps. */
        public long least() {
            return least;
        }

        /** The most that is tried, in steps. */
        public long most() {
            return most;
        }
    }

    /** All of a contract, in the order of its text. */
    public static List<Term> of(Contract contract) {
        var terms = new ArrayList<Term>();
        if (contract.source() instanceof Source.Usage usage) terms.addAll(terms(0, Numbers.of(usage)));
        int number = 0;
        for (var clause : contract.clauses()) terms.addAll(terms(++number, Numbers.of(clause)));
        if (contract.closing() != null) {
            for (var clause : contract.closing().clauses()) terms.addAll(terms(++number, Numbers.of(clause)));
        }
        return terms;
    }

    private static List<Term> terms(int clause, Parted<?> parted) {
        var terms = new ArrayList<Term>();
        for (var number : parted.numbers()) {
            terms.add(new Term(clause, terms.size() + 1, number.kind(), number.value()));
        }
        return terms;
    }

    /** The number as texts spell it, with its sign. */
    public String format(Contract contract) {
        return switch (kind) {
            case PERCENT -> new Percent(value).format();
            case RATE -> new Rate(value, Rate.Per.UNIT).format(contract.currency());
            case WEIGHT -> Long.toString(value);
            case AMOUNT -> new Money(value, contract.currency()).format();
        };
    }

    /** The least that it may be while the contract may be signed, in steps; nothing is sought below. */
    public long least(Contract contract) {
        return farthest(contract, kind.least());
    }

    /** The most that it may be while the contract may be signed, in steps: percentages of gross add up to at most all. */
    public long most(Contract contract) {
        return farthest(contract, kind.most());
    }

    /** The value nearest to one end at which the contract has no faults, on the way from the one that it has. */
    private long farthest(Contract contract, long end) {
        if (isFaultless(contract, end)) return end;
        long may = value;
        long mayNot = end;
        while (Math.abs(mayNot - may) > 1) {
            long between = may + (mayNot - may) / 2;
            if (isFaultless(contract, between)) may = between;
            else mayNot = between;
        }
        return may;
    }

    private boolean isFaultless(Contract contract, long other) {
        return with(other).in(contract).faults().isEmpty();
    }

    /** The same place with another number. */
    public Term with(long other) {
        return new Term(clause, place, kind, other);
    }

    /** The contract with this number in its place. */
    public Contract in(Contract contract) {
        var source = contract.source();
        var live = new ArrayList<>(contract.clauses());
        var closing = contract.closing();
        if (clause == 0) {
            source = Numbers.of((Source.Usage) source).with(place, value);
        } else if (clause <= live.size()) {
            live.set(clause - 1, Numbers.of(live.get(clause - 1)).with(place, value));
        } else {
            closing = in(Objects.requireNonNull(closing), clause - live.size() - 1);
        }
        return new Contract(
                contract.name(),
                contract.currency(),
                source,
                contract.from(),
                contract.until(),
                contract.priority(),
                contract.promises(),
                live,
                closing,
                contract.ends());
    }

    private Closing in(Closing closing, int index) {
        var clauses = new ArrayList<>(closing.clauses());
        clauses.set(index, Numbers.of(clauses.get(index)).with(place, value));
        return new Closing(closing.on(), clauses);
    }
}
