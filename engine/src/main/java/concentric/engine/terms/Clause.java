package concentric.engine.terms;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a contract that moves money. Clauses act in order; each takes from what the earlier ones left. */
public sealed interface Clause {

    /** Who is paid as the contract runs, in the order of the text. */
    List<Party> parties();

    /** Everybody who is named, in the order of the text. */
    default List<Party> concerned() {
        return parties();
    }

    /** {@code pay X 0.40 per unit}: rate × quantity, rounded once, half to even; at most what is left. */
    record PayRate(Party to, Rate rate) implements Clause {
        @Override
        public List<Party> parties() {
            return List.of(to);
        }
    }

    /** {@code pay X 5 % of gross}: a part of the basis, rounded once, half to even; at most what is left. */
    record PayPercent(Party to, Percent percent, Basis basis) implements Clause {
        @Override
        public List<Party> parties() {
            return List.of(to);
        }
    }

    /**
     * {@code hold 5 % of gross in F for X until 2027-03-31 when …}: a part of the basis, rounded once, half to even, at most
     * what is left, goes into a fund until a close decides where to.
     *
     * @param fund where it is kept
     * @param to who gets it at the close
     * @param until the first close whose period ends on or after this day decides
     * @param when what must be true at a close by then; null: nothing
     */
    record Hold(
            Percent percent,
            Basis basis,
            String fund,
            Party to,
            LocalDate until,
            @Nullable Condition when) implements Clause {

        public Hold {
            Names.require(fund);
        }

        @Override
        public List<Party> parties() {
            return List.of(new Party.Named(fund));
        }

        @Override
        public List<Party> concerned() {
            return List.of(new Party.Named(fund), to);
        }
    }

    /** {@code share rest: A 6, B 3}: all that is left, by largest remainder, ties to the earlier party. */
    record ShareRest(List<Share> shares) implements Clause {

        public ShareRest {
            shares = List.copyOf(shares);
            if (shares.isEmpty()) {
                throw new IllegalArgumentException("shared among nobody");
            }
        }

        @Override
        public List<Party> parties() {
            return shares.stream().map(Share::party).toList();
        }
    }

    /** What a percentage is taken of. */
    enum Basis {
        /** The amount that the contract shares. */
        GROSS("of gross"),
        /** What the earlier clauses left of it. */
        REST("of rest");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        /** As contracts spell it. */
        public String words() {
            return words;
        }
    }
}
