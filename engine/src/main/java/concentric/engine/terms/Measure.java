package concentric.engine.terms;

import org.jspecify.annotations.Nullable;

/**
 * A number for a subject in a period: entered, imported or computed.
 *
 * @param subject whose number; null: of the unit the contract is on, else of the network
 */
public record Measure(@Nullable String subject, String name) {
    public Measure {
        Names.require(name);
        if (subject != null) {
            Names.require(subject);
        }
    }
}
