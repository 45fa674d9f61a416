package concentric.rehearsals;

import concentric.engine.terms.Term;
import java.util.Set;

/** The one number that is changed until everybody has enough. */
public sealed interface Lever {

    /** How much of these offers is bought; everything grows by the same factor, in steps of 0.1 %. */
    record Volume(Set<String> offers) implements Lever {

        /** Thousandths of what was bought; ten times more is as far as is looked. */
        public static final int MOST = 11_000;

        public Volume {
            offers = Set.copyOf(offers);
        }
    }

    /**
     * A number in one of the contracts, in steps of its last allowed decimal.
     *
     * @param contract which of the scenario's, counted from 0
     */
    record OfTerm(int contract, Term term) implements Lever {}
}
