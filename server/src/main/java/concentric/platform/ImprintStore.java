package concentric.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ImprintStore {

    /** "Imprints" in ASCII. */
    private static final long KEY = 0x496d_7072_696e_7473L;

    private static final String SELECT = "select * from platform.imprint";

    private final JdbcClient jdbc;

    ImprintStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The columns of a table, but for generated ones, which say nothing new.
     *
     * @param types by name, in their order
     */
    record Columns(Map<String, String> types) {

        String names() {
            return String.join(",", types.keySet());
        }

        boolean have(String names) {
            return types.keySet().containsAll(split(names));
        }

        /** A row as text, so that equal rows look alike in every session, and different ones never. */
        private String row(String names) {
            return split(names).stream().map(this::written).collect(Collectors.joining(" || ',' || "));
        }

        private String written(String name) {
            var column = '"' + name + '"';
            var text = switch (types.getOrDefault(name, "")) {
                case "timestamp with time zone" -> "(" + column + " at time zone 'UTC')::text";
                case "bytea" -> "encode(" + column + ", 'hex')";
                default -> column + "::text";
            };
            return "quote_nullable(" + text + ")";
        }

        private static List<String> split(String names) {
            return List.of(names.split(","));
        }
    }

    /** Waits for the turn to imprint, to the end of the transaction. */
    void takeTurn() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(:key)")
                .param("key", KEY)
                .query(Integer.class)
                .single();
    }

    void insert(Imprint imprint) {
        jdbc.sql("""
                        insert into platform.imprint (number, relation, columns, rows, hash, chain)
                        values (:number, :table, :columns, :rows, :hash, :chain)
                        """)
                .param("number", imprint.number())
                .param("table", imprint.table())
                .param("columns", imprint.columns())
                .param("rows", imprint.rows())
                .param("hash", imprint.hash().bytes())
                .param("chain", imprint.chain().bytes())
                .update();
    }

    Optional<Imprint> last() {
        return jdbc.sql(SELECT + " order by number desc limit 1")
                .query((rs, n) -> imprint(rs))
                .optional();
    }

    /** The last imprint of each table that has one. */
    Map<String, Imprint> lasts() {
        return jdbc
                .sql("select distinct on (relation) * from platform.imprint order by relation, number desc")
                .query((rs, n) -> imprint(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Imprint::table, imprint -> imprint));
    }

    /** All in their order; to be closed. */
    Stream<Imprint> all() {
        return jdbc.sql(SELECT + " order by number").withFetchSize(1000).query((rs, n) -> imprint(rs)).stream();
    }

    Set<Sha256> unknown(Collection<Sha256> chains) {
        return Set.copyOf(jdbc.sql("""
                        select hex from unnest(:chains::text[]) as asked (hex)
                        where not exists (select 1 from platform.imprint where chain = decode(hex, 'hex'))
                        """)
                .param("chains", chains.stream().map(Sha256::hex).toArray(String[]::new))
                .query((rs, n) -> new Sha256(rs.getString("hex")))
                .list());
    }

    /** The columns of each of these tables, as PostgreSQL's catalog has them. */
    Map<String, Columns> columns(Collection<String> tables) {
        var columns = new HashMap<String, Columns>();
        jdbc.sql("""
                        select t.name, a.attname, format_type(a.atttypid, null) as type
                        from unnest(:tables::text[]) as t (name)
                        join pg_attribute a on a.attrelid = t.name::regclass
                        where a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
                        """).param("tables", tables.toArray(String[]::new)).query(rs -> {
            columns.computeIfAbsent(rs.getString("name"), name -> new Columns(new LinkedHashMap<>()))
                    .types()
                    .put(rs.getString("attname"), rs.getString("type"));
        });
        return columns;
    }

    /**
     * What tables look like, all at once; in which order rows come doesn't matter.
     *
     * @param names by which of its columns each is looked at, separated by commas
     */
    Map<String, Imprint.Look> looks(Map<String, String> names, Map<String, Columns> columns) {
        var each = names.entrySet().stream()
                .map(table -> look(table.getKey(), table.getValue(), columns))
                .toList();
        if (each.isEmpty()) return Map.of();
        return jdbc
                .sql(String.join(" union all ", each))
                .query((rs, n) -> new Imprint.Look(
                        rs.getString("relation"),
                        names.getOrDefault(rs.getString("relation"), ""),
                        rs.getLong("rows"),
                        Sha256.of(rs.getBytes("hash"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Imprint.Look::table, look -> look));
    }

    private static String look(String table, String names, Map<String, Columns> columns) {
        var row = Objects.requireNonNull(columns.get(table), table).row(names);
        return """
                select '%2$s' as relation, count(*) as rows,
                    sha256(convert_to(coalesce(string_agg(r, E'\\n' order by r collate "C"), ''), 'UTF8')) as hash
                from (select %1$s as r from %2$s) as written
                """.formatted(row, table);
    }

    private static Imprint imprint(ResultSet rs) throws SQLException {
        return new Imprint(
                rs.getLong("number"),
                rs.getString("relation"),
                rs.getString("columns"),
                rs.getLong("rows"),
                Sha256.of(rs.getBytes("hash")),
                Sha256.of(rs.getBytes("chain")));
    }
}
