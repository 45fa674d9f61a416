package concentric.network;

import java.util.Optional;

/**
 * Which units to show.
 *
 * @param query contained in name, code or purpose; an empty text is no restriction
 * @param kind only of this kind
 * @param field only of this field; an empty text is no restriction
 */
public record UnitFilter(String query, Optional<UnitKind> kind, String field) {}
