package concentric.contracts;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.Source;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names that stand in a contract's terms. */
final class PartyNames {

    private PartyNames() {}

    /** Units, funds and persons named in the terms, in the order of the text. */
    static Set<String> of(Contract terms) {
        var names = new LinkedHashSet<String>();
        if (terms.source() instanceof Source.Receipts(var unit, var contracts)) names.add(unit);
        for (Clause clause : terms.clauses()) {
            for (Party party : clause.parties()) {
                if (party instanceof Party.Named(var name)) names.add(name);
            }
        }
        return names;
    }

    /** Whether a clause pays {@code @unit}, the owner of the offer. */
    static boolean ownerIsPaid(Contract terms) {
        return terms.clauses().stream()
                .flatMap(clause -> clause.parties().stream())
                .anyMatch(Party.Owner.class::isInstance);
    }
}
