package concentric.contracts;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.Share;
import java.util.Comparator;
import java.util.Optional;

/** Who is likely to take a unit's place in a contract: whoever has the largest part in what it shares, as they know it best. */
final class Likely {

    private Likely() {}

    /** Of several with the largest part the first; nobody where nobody else is named. */
    static Optional<String> successor(Contract terms, String unit) {
        return terms.clauses().stream()
                .filter(clause -> clause instanceof Clause.ShareRest)
                .flatMap(clause -> ((Clause.ShareRest) clause).shares().stream())
                .filter(share -> share.party() instanceof Party.Named(String name) && !name.equals(unit))
                .sorted(Comparator.comparingInt((Share share) -> -share.weight()))
                .map(share -> ((Party.Named) share.party()).name())
                .findFirst();
    }
}
