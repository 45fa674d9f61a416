package concentric.network;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port: what a unit has, in a module, that must be handed over or settled when it splits, merges or dissolves. The network knows no offers, contracts or money, but a unit can
 * change only as a whole.
 */
public interface Holding {

    /** What is not settled yet and whoever signs the change should know; it stands not in the way. */
    default List<Open> open(UnitChange change) {
        return List.of();
    }

    /** What would be handed over, and what stands in the way. Writes nothing. */
    default HandingOver rehearse(UnitChange change) {
        return new HandingOver(List.of(), List.of());
    }

    /**
     * Hands over, dated with the change's day, in the transaction in which the change is carried out and under the writer lock;
     * all its units are there. Where anything is refused, the change does not happen.
     *
     * @return why it can't be; empty: it is done
     */
    default List<Fault> handOver(UnitChange change, Actor by, Act.Id act) {
        return List.of();
    }

    /**
     * Something that is open.
     *
     * @param said what
     * @param href where it is looked after; null: nowhere
     */
    record Open(Fault said, @Nullable String href) {}
}
