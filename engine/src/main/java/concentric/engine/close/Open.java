package concentric.engine.close;

import concentric.engine.terms.Measure;
import java.util.List;

/**
 * Something that a close could not decide.
 *
 * @param version id of the contract version
 * @param contract its name
 * @param clause the hold that stays held; 0: the contract's closing clauses, all of them
 * @param missing the measures it misses itself, each with its subject
 * @param waitsFor names of the contracts that are open and on which it depends
 */
public record Open(long version, String contract, int clause, List<Measure> missing, List<String> waitsFor) {
    public Open {
        missing = List.copyOf(missing);
        waitsFor = List.copyOf(waitsFor);
    }
}
