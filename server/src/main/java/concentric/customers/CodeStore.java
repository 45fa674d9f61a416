package concentric.customers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes and their ids, thousands at a time. */
@Repository
class CodeStore {

    /** The tables that are nothing but codes; never a name from outside. */
    enum Table {
        CUSTOMER("customers.customer"),
        SEGMENT("customers.segment");

        private final String sql;

        Table(String sql) {
            this.sql = sql;
        }
    }

    private final JdbcClient jdbc;

    CodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement where all codes are known, three where some are new. */
    Map<String, Long> resolve(Table table, Collection<String> codes) {
        var ids = find(table, codes);
        var missing = missing(codes, ids);
        if (missing.isEmpty()) return ids;
        jdbc.sql("insert into " + table.sql + " (code) select unnest(:codes) on conflict (code) do nothing"
                        + " returning code, id")
                .param("codes", missing.toArray(String[]::new))
                .query(rs -> {
                    ids.put(rs.getString(1), rs.getLong(2));
                });
        // What is missing still was inserted by somebody else meanwhile; the insert above waited for their commit.
        var others = missing(missing, ids);
        if (!others.isEmpty()) select(table, others, ids);
        return ids;
    }

    /** The ids of those codes that are known. */
    Map<String, Long> find(Table table, Collection<String> codes) {
        var ids = new HashMap<String, Long>(codes.size() * 2);
        select(table, codes, ids);
        return ids;
    }

    Map<Long, String> codes(Table table, Collection<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        var codes = new HashMap<Long, String>(ids.size() * 2);
        jdbc.sql("select id, code from " + table.sql + " where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(rs -> {
                    codes.put(rs.getLong(1), rs.getString(2));
                });
        return codes;
    }

    private void select(Table table, Collection<String> codes, Map<String, Long> into) {
        jdbc.sql("select code, id from " + table.sql + " where code = any (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query(rs -> {
                    into.put(rs.getString(1), rs.getLong(2));
                });
    }

    /** In order, so that two inserts of the same codes wait for each other and don't lock each other out. */
    private static Collection<String> missing(Collection<String> codes, Map<String, Long> ids) {
        var missing = new TreeSet<>(codes);
        missing.removeAll(ids.keySet());
        return missing;
    }
}
