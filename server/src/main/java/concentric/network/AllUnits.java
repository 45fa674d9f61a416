package concentric.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every unit there is, in memory.
 *
 * @param byName in the database's order of names
 * @param fields those that units are in, in the database's order
 */
record AllUnits(List<Unit> byName, Map<Long, Unit> byId, List<String> fields) {

    static AllUnits of(List<Unit> byName, List<String> fields) {
        var byId = byName.stream()
                .collect(Collectors.toUnmodifiableMap(unit -> unit.id().value(), Function.identity()));
        return new AllUnits(List.copyOf(byName), byId, List.copyOf(fields));
    }

    /** Those of these ids; ids of other parties are passed over. */
    Map<Long, Unit> of(Collection<Long> ids) {
        var found = new HashMap<Long, Unit>();
        for (var id : ids) {
            var unit = byId.get(id);
            if (unit != null) found.put(id, unit);
        }
        return found;
    }

    /** What the filter asks for by kind, field and side; not by what somebody typed. */
    Stream<Unit> find(UnitFilter filter) {
        return byName.stream()
                .filter(unit -> filter.kind().isEmpty() || filter.kind().get() == unit.kind())
                .filter(unit -> filter.field().isEmpty() || filter.field().equals(unit.field()))
                .filter(unit -> filter.side().isEmpty()
                        || filter.side().get().contains(unit.id().value()));
    }
}
