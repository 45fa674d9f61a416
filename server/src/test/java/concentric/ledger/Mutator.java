package concentric.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Changes one thing in a table, as somebody would who owns it and means to bend the truth: another value in a row, a row
 * less, a row more, the last rows cut off. Triggers and foreign keys don’t hold the owner back.
 */
final class Mutator {

    private final Connection connection;
    private final JdbcClient jdbc;
    private final SplittableRandom random;

    Mutator(Connection connection, SplittableRandom random) throws SQLException {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.random = random;
        jdbc.sql("set session_replication_role = replica").update();
    }

    /** A column of a table. */
    private record Column(String name, String type, boolean isNullable, boolean isKey) {}

    /** The kinds of change. */
    enum Kind {
        UPDATE,
        DELETE,
        INSERT,
        CUT
    }

    /** Makes a change; what it was, or nothing if it came to nothing: a value that was the same, a constraint. */
    Optional<String> mutate(String table, Kind kind) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return switch (kind) {
                case UPDATE -> update(table);
                case DELETE -> delete(table);
                case INSERT -> insert(table);
                case CUT -> cut(table);
            };
        } catch (org.springframework.dao.DataAccessException constraint) {
            connection.rollback(before);
            return Optional.empty();
        }
    }

    private List<Column> columns(String table) {
        return jdbc.sql("""
                        select a.attname, format_type(a.atttypid, null) as type, not a.attnotnull as is_nullable,
                            exists (select 1 from pg_index i where i.indrelid = a.attrelid and i.indisunique
                                and a.attnum = any (i.indkey)) as is_key
                        from pg_attribute a
                        where a.attrelid = :table::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        order by a.attnum
                        """)
                .param("table", table)
                .query((rs, n) -> new Column(
                        rs.getString("attname"),
                        rs.getString("type"),
                        rs.getBoolean("is_nullable"),
                        rs.getBoolean("is_key")))
                .list();
    }

    private @Nullable String anyRow(String table) {
        var rows = jdbc.sql("select ctid::text from " + table + " order by ctid")
                .query(String.class)
                .list();
        return rows.isEmpty() ? null : rows.get(random.nextInt(rows.size()));
    }

    private Optional<String> update(String table) {
        var row = anyRow(table);
        if (row == null) return Optional.empty();
        var columns = columns(table);
        var column = columns.get(random.nextInt(columns.size()));
        var value = column.isNullable() && random.nextInt(4) == 0 ? "null" : other(column);
        int changed = jdbc.sql("update %1$s set %2$s = %3$s where ctid = '%4$s'::tid and %2$s is distinct from (%3$s)"
                        .formatted(table, column.name(), value, row))
                .update();
        return changed == 0
                ? Optional.empty()
                : Optional.of("update %s set %s = %s where row %s".formatted(table, column.name(), value, row));
    }

    /** Another value of the type, near enough to be believed. */
    private String other(Column column) {
        var name = column.name();
        long by = random.nextBoolean() ? 1 + random.nextInt(3) : -1 - random.nextInt(3);
        return switch (column.type()) {
            case "bigint", "integer" -> "coalesce(%s, 0) + %d".formatted(name, by);
            case "boolean" -> "not " + name;
            case "timestamp with time zone" -> "%s + interval '%d seconds'".formatted(name, by);
            case "date" -> "%s + %d".formatted(name, by);
            case "bytea" -> "sha256(%s)".formatted(name);
            case "bigint[]" -> random.nextBoolean() ? name + " || 1::bigint" : name + "[2:]";
            case "uuid" -> "gen_random_uuid()";
            default ->
                random.nextBoolean()
                        ? "coalesce(%s, '') || 'x'".formatted(name)
                        : "coalesce((select o.%1$s from %2$s o where o.%1$s <> %3$s limit 1), 'x')"
                                .formatted(
                                        name,
                                        "(values ('Oven'), ('EUR'), ('USD'), ('unit'), ('fund')) as o (" + name + ")",
                                        name);
        };
    }

    private Optional<String> delete(String table) {
        var row = anyRow(table);
        if (row == null) return Optional.empty();
        jdbc.sql("delete from %s where ctid = '%s'::tid".formatted(table, row)).update();
        return Optional.of("delete from %s where row %s".formatted(table, row));
    }

    /** A copy of a row with keys of its own. */
    private Optional<String> insert(String table) {
        var row = anyRow(table);
        if (row == null) return Optional.empty();
        var values = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var column : columns(table)) {
            names.add(column.name());
            values.add(column.isKey() ? fresh(table, column) : column.name());
        }
        var sql = "insert into %1$s (%2$s) overriding system value select %3$s from %1$s where ctid = '%4$s'::tid"
                .formatted(table, String.join(", ", names), String.join(", ", values), row);
        return jdbc.sql(sql).update() == 0 ? Optional.empty() : Optional.of(sql);
    }

    private String fresh(String table, Column column) {
        var name = column.name();
        return switch (column.type()) {
            case "bigint", "integer" ->
                random.nextBoolean()
                        ? "(select max(%s) + 1 from %s)".formatted(name, table)
                        : "coalesce(%s, 0) + %d".formatted(name, 1 + random.nextInt(5));
            case "text" -> random.nextBoolean() ? name : name + " || '-2'";
            case "bytea" -> "decode('" + HexFormat.of().formatHex(bytes()) + "', 'hex')";
            case "bigint[]" -> name + " || 1::bigint";
            case "date" -> name + " + 1";
            default -> name;
        };
    }

    private byte[] bytes() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    private Optional<String> cut(String table) {
        int rows = 1 + random.nextInt(random.nextInt(5) == 0 ? 1000 : 5);
        int gone = jdbc.sql("delete from %1$s where ctid in (select ctid from %1$s order by ctid desc limit %2$d)"
                        .formatted(table, rows))
                .update();
        return gone == 0 ? Optional.empty() : Optional.of("cut the last %d rows off %s".formatted(gone, table));
    }
}
