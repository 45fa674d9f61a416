package concentric.network;

import java.util.Optional;
import java.util.Set;

/**
 * Which units to show.
 *
 * @param query contained in name, code or purpose; an empty text is no restriction
 * @param kind only of this kind
 * @param field only of this field; an empty text is no restriction
 * @param side only these, where the reader sees no others
 */
public record UnitFilter(String query, Optional<UnitKind> kind, String field, Optional<Set<Long>> side) {

    /** Every unit. */
    public static final UnitFilter ALL = new UnitFilter("", Optional.empty(), "", Optional.empty());
}
