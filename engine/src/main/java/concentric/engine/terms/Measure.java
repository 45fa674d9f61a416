package concentric.engine.terms;

import java.util.Optional;
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

    /** As contracts write it, without quotes: {@code Oven.revenue}. */
    public String label() {
        return subject == null ? name : subject + "." + name;
    }

    /** The same measure with its subject named; without one it is that of the unit, or else the network's. */
    public Measure of(Optional<String> unit) {
        return subject == null && unit.isPresent() ? new Measure(unit.get(), name) : this;
    }
}
