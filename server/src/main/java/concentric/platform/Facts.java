package concentric.platform;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a module knows about an act: named and lazy, so that a fact costs nothing until somebody looks at it. Any
 * module may contribute.
 */
public interface Facts {

    /** The facts this module can tell about the act; empty if the act is none of its business. */
    List<Fact> about(JournalEntry act);

    /**
     * One fact.
     *
     * @param name dotted and stable, as {@code contract.parties}
     * @param value looked up when asked
     */
    record Fact(String name, Supplier<String> value) {}
}
