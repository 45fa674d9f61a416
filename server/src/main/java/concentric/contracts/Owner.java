package concentric.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit that owns an offer, or looks after a fund, from an instant on.
 *
 * @param unitId the unit
 * @param unit its code
 * @param from the first instant, UTC; {@link Instant#MIN} for the first owner
 */
public record Owner(long unitId, String unit, Instant from) {

    /** The columns {@code ids}, {@code codes} and {@code froms}: those who came later, in their order. */
    static String columns(String table, String column) {
        return """
                select array_agg(a.unit_id order by a.from_at, a.id) as ids,
                       array_agg(c.code order by a.from_at, a.id) as codes,
                       array_agg(extract(epoch from a.from_at)::bigint order by a.from_at, a.id) as froms
                from %s a join platform.party c on c.id = a.unit_id where a.%s""".formatted(table, column);
    }

    /** The first owner and those who came later. */
    static List<Owner> read(ResultSet rs) throws SQLException {
        var owners = List.of(new Owner(rs.getLong("unit_id"), rs.getString("unit"), Instant.MIN));
        if (rs.getArray("ids") == null) return owners;
        var ids = (Long[]) rs.getArray("ids").getArray();
        var codes = (String[]) rs.getArray("codes").getArray();
        var froms = (Long[]) rs.getArray("froms").getArray();
        for (int i = 0; i < ids.length; i++) {
            owners = changed(owners, new Owner(ids[i], codes[i], Instant.ofEpochSecond(froms[i])));
        }
        return owners;
    }

    /** Of owners in their order, the one at an instant. */
    static Owner at(List<Owner> owners, Instant instant) {
        return owners.stream()
                .filter(each -> !instant.isBefore(each.from()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The owners with another one from its instant on. */
    static List<Owner> changed(List<Owner> owners, Owner next) {
        var changed = new ArrayList<>(owners.stream()
                .filter(each -> each.from().isBefore(next.from()))
                .toList());
        changed.add(next);
        return List.copyOf(changed);
    }
}
