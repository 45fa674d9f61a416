package concentric.network;

import concentric.network.UnitChange.Thing;
import concentric.platform.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a unit would do to what the unit has.
 *
 * @param lines each thing, in the order in which it is shown
 * @param faults why it can't be done as it is said; empty: it can
 */
public record HandingOver(List<Line> lines, List<Fault> faults) {

    public HandingOver {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /**
     * One thing that the unit has.
     *
     * @param thing what
     * @param name as people call it
     * @param href its page; null where it has none
     * @param becomes what becomes of it
     * @param likely the code of whoever is likely to take it where the unit ends; null: nobody more than others
     */
    public record Line(
            Thing thing,
            String name,
            @Nullable String href,
            Becomes becomes,
            @Nullable String likely) {

        /** A thing that nobody is likely to take more than others. */
        public Line(Thing thing, String name, @Nullable String href, Becomes becomes) {
            this(thing, name, href, becomes, null);
        }
    }

    /** What becomes of a thing. */
    public enum Becomes {
        /** It is the unit's as before. */
        STAYS,
        /** Another unit gets it. */
        GOES,
        /** It ends that day. */
        ENDS,
        /** It was not said who gets it. */
        UNSAID
    }

    /** What a change says that becomes of a thing. */
    public static Becomes becomes(UnitChange change, Thing thing) {
        var to = change.to(thing);
        if (to.isEmpty()) return Becomes.UNSAID;
        if (to.get().isEmpty()) return Becomes.ENDS;
        return change.isGiven(thing) ? Becomes.GOES : Becomes.STAYS;
    }
}
