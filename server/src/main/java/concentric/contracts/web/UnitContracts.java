package concentric.contracts.web;

import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contracts a unit lives by, in force and under way.
 *
 * @param cut how many there are of which only the first are shown, a sentence; null if all are
 */
public record UnitContracts(
        List<Contract> contracts, @Nullable String cut) {

    /**
     * One of them.
     *
     * @param source what it shares
     * @param gets who gets something
     * @param turn of a draft, for whom it waits since when; null if it waits for nobody
     * @param negotiation where the parties of a draft differ; null where it is none
     */
    public record Contract(
            String name,
            String href,
            String source,
            String gets,
            State state,
            @Nullable String turn,
            @Nullable String negotiation) {}
}
