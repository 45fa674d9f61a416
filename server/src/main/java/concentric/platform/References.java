package concentric.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What refers to a row, in whichever module: found by the foreign keys, which are the last word anyway. */
@Component
public class References {

    /** So many things are named; one is reason enough. */
    private static final int NAMED = 20;

    private final JdbcClient jdbc;

    References(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A column that refers to a table. */
    private record Key(String table, String column) {
        String schema() {
            return table.substring(0, table.indexOf('.'));
        }
    }

    /**
     * Why rows of a table can't go: for each that something refers to, what that is.
     *
     * @param table with its schema
     * @param names what the rows are called, by id
     * @param besides tables that may refer to it
     */
    public List<Fault> to(String table, Map<Long, String> names, Set<String> besides) {
        var faults = new ArrayList<Fault>();
        for (var key : keys(table)) {
            if (besides.contains(key.table())) continue;
            jdbc.sql("select distinct %2$s from %1$s where %2$s = any(:ids) order by 1 limit :limit"
                            .formatted(key.table(), key.column()))
                    .param("ids", names.keySet().toArray(Long[]::new))
                    .param("limit", NAMED)
                    .query((rs, n) -> rs.getLong(1))
                    .list()
                    .forEach(id -> faults.add(Fault.in("", code(key.schema()), names.getOrDefault(id, ""))));
        }
        return faults.stream().distinct().limit(NAMED).toList();
    }

    private static String code(String schema) {
        return switch (schema) {
            case "people" -> "still-in-people";
            case "network" -> "still-in-network";
            case "contracts" -> "still-in-contracts";
            case "ledger" -> "still-in-ledger";
            default -> "still-in-use";
        };
    }

    /** Names of tables and columns come from the catalog, quoted, never from outside. */
    private List<Key> keys(String table) {
        return jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname) as name, quote_ident(a.attname) as col
                        from pg_constraint k
                        join pg_class c on c.oid = k.conrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
                        where k.contype = 'f' and k.confrelid = cast(:table as regclass)
                        order by 1, 2
                        """)
                .param("table", table)
                .query((rs, n) -> new Key(rs.getString("name"), rs.getString("col")))
                .list();
    }
}
