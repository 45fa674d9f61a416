package concentric.engine.terms;

import concentric.engine.terms.Clause.Basis;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a contract that moves money at a close. Its parties are units, funds and persons by name; one that is the
 * payer keeps its part. Amounts are minor units of the contract's currency.
 */
public sealed interface CloseClause {

    /** Everybody who is named, in the order of the text. */
    List<String> concerned();

    /** Who has more or less of its own once the clause has acted on a result or total, the payer aside. */
    default List<String> touched() {
        return concerned();
    }

    /** {@code pay X 5 % of gross}: a part of the basis, rounded once, half to even; at most what is left. */
    record PayPercent(String to, Percent percent, Basis basis) implements CloseClause {
        public PayPercent {
            Names.require(to);
        }

        @Override
        public List<String> concerned() {
            return List.of(to);
        }
    }

    /**
     * {@code hold 5 % of gross in F for X until 2027-03-31 when …}: as in {@link Clause.Hold}, but out of what a close shares.
     *
     * @param to may be a person
     */
    record Hold(
            Percent percent,
            Basis basis,
            String fund,
            String to,
            LocalDate until,
            @Nullable Condition when) implements CloseClause {

        public Hold {
            Names.require(fund);
            Names.require(to);
        }

        @Override
        public List<String> concerned() {
            return List.of(fund, to);
        }

        @Override
        public List<String> touched() {
            return List.of(fund);
        }
    }

    /** {@code share rest: A 6, B 3 (attains …)}: all that is left, by largest remainder, then each party's gate. */
    record ShareRest(List<Part> parts) implements CloseClause {
        public ShareRest {
            parts = some(parts);
        }

        @Override
        public List<String> concerned() {
            return names(parts);
        }
    }

    /**
     * {@code bands of activeUsers on result to A 2, B 1: up to 10000 0 %, above 20 %}: a percentage of the result that changes
     * with the slices of a measure, like tax brackets.
     *
     * @param of what is cut into slices; null: the unit's total, in major units
     * @param bands in ascending order
     * @param above the percentage of what lies over the last of them
     */
    record Bands(@Nullable Measure of, List<Part> parts, List<Band> bands, Percent above) implements CloseClause {
        public Bands {
            parts = some(parts);
            bands = List.copyOf(bands);
        }

        @Override
        public List<String> concerned() {
            return names(parts);
        }
    }

    /** {@code up to 10000 5 %}. */
    record Band(Quantity upTo, Percent percent) {}

    /**
     * {@code bonus 3 % of excess of result over 100000.00 to A 2, B 1 when …, at most 20000.00}: a part of the base, capped,
     * shared by largest remainder, then each party's gate.
     *
     * @param over the base is what exceeds this; null: all of it
     * @param when what must be true; null: nothing
     * @param atMost cap of what is shared; null: none
     */
    record Bonus(
            Percent percent,
            Of base,
            @Nullable Long over,
            List<Part> parts,
            @Nullable Condition when,
            @Nullable Long atMost)
            implements CloseClause {

        public Bonus {
            parts = some(parts);
        }

        @Override
        public List<String> concerned() {
            return names(parts);
        }
    }

    /** What a bonus is a percentage of. */
    enum Of {
        RESULT("result"),
        TOTAL("total");

        private final String word;

        Of(String word) {
            this.word = word;
        }

        /** As contracts spell it. */
        public String word() {
            return word;
        }
    }

    /**
     * {@code stake of Recipes with Oven 40 % at risk by …, floor 70 %, cap 130 %}: scales what the node earned live under this
     * contract to the fortunes of the unit that it serves.
     */
    record Stake(String node, String served, Percent atRisk, List<Target> targets, Percent floor, Percent cap)
            implements CloseClause {
        public Stake {
            Names.require(node);
            Names.require(served);
            targets = List.copyOf(targets);
        }

        @Override
        public List<String> concerned() {
            return List.of(node, served);
        }
    }

    /** {@code loss: A up to 60000.00, B up to 40000.00}: who stands in for a negative result, up to what. */
    record Loss(List<Bearer> bearers) implements CloseClause {
        public Loss {
            bearers = List.copyOf(bearers);
            if (bearers.isEmpty()) {
                throw new IllegalArgumentException("a loss that nobody bears");
            }
        }

        @Override
        public List<String> concerned() {
            return bearers.stream().map(Bearer::party).toList();
        }
    }

    /**
     * Somebody who stands in for losses.
     *
     * @param upTo for the lifetime of the version, minor units
     */
    record Bearer(String party, long upTo) {
        public Bearer {
            Names.require(party);
        }
    }

    /** The parties' parts, of clauses that share a pool; empty for others. */
    default List<Part> parts() {
        return List.of();
    }

    /** Whose earned money it puts at risk, in the order of the text. */
    default List<String> puttingAtRisk() {
        return switch (this) {
            case Stake stake -> List.of(stake.node());
            case Loss loss -> loss.concerned();
            case PayPercent pay -> List.of();
            case Hold hold -> List.of();
            case ShareRest rest -> gated();
            case Bands bands -> gated();
            case Bonus bonus -> gated();
        };
    }

    private List<String> gated() {
        return parts().stream()
                .filter(part -> part.gate() != null)
                .map(Part::party)
                .toList();
    }

    /** Every condition, target and base that this clause needs a measure for, in the order of the text. */
    default Stream<Measure> measures() {
        Stream<Measure> own = switch (this) {
            case PayPercent pay -> Stream.empty();
            case ShareRest rest -> Stream.empty();
            case Loss loss -> Stream.empty();
            // Asked when it is released, not when it is taken.
            case Hold hold -> Stream.empty();
            case Bands bands -> Stream.ofNullable(bands.of());
            case Bonus bonus -> Stream.ofNullable(bonus.when()).flatMap(Condition::measures);
            case Stake stake -> stake.targets().stream().map(Target::measure);
        };
        return Stream.concat(
                own,
                parts().stream()
                        .flatMap(part -> Stream.ofNullable(part.gate()))
                        .flatMap(gate -> gate.targets().stream().map(Target::measure)));
    }

    private static List<Part> some(List<Part> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("shared among nobody");
        }
        return List.copyOf(parts);
    }

    private static List<String> names(List<Part> parts) {
        return parts.stream().map(Part::party).toList();
    }
}
