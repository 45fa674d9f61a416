package concentric.backups.file;

import concentric.backups.file.Head.Migration;
import concentric.backups.file.Manifest.Sequence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a database holds, as its own catalog tells. Ours are the schemas of modules, each of which has a history. */
final class Catalog {

    /** Flyway's table of what was migrated; one a module. */
    static final String HISTORY = "flyway_schema_history_";

    /** How the comment on a table begins whose rows are worth nothing to anybody later. */
    private static final String LEFT_OUT = "Not backed up";

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /** The modules that were ever migrated here; each has the schema of its name. */
    List<String> modules() throws SQLException {
        return list("""
                select substr(relname, length('%1$s') + 1) from pg_class
                where relnamespace = current_schema()::regnamespace and relkind = 'r' and starts_with(relname, '%1$s')
                order by oid
                """.formatted(HISTORY));
    }

    /** Of each module the migrations that it has had, in their order. */
    Map<String, List<Migration>> migrations() throws SQLException {
        var migrations = new TreeMap<String, List<Migration>>();
        for (var module : modules()) {
            var own = new ArrayList<Migration>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            select version, checksum from %s
                            where success and version is not null and checksum is not null order by installed_rank
                            """.formatted(Table.quoted(HISTORY + module)))) {
                while (rows.next()) own.add(new Migration(rows.getString(1), rows.getInt(2)));
            }
            migrations.put(module, own);
        }
        return migrations;
    }

    /** The tables whose rows are backed up, by name. */
    List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.prepareStatement("""
                select n.nspname || '.' || c.relname as name,
                    array_agg(a.attname::text order by a.attnum) as columns,
                    array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types,
                    array_agg(a.attcollation <> 0 order by a.attnum) as texts,
                    coalesce((
                        select array_agg(k.attname::text order by array_position(i.indkey::int2[], k.attnum))
                        from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey::int2[])
                        where i.indrelid = c.oid and i.indisprimary), '{}') as key
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition
                    and not starts_with(coalesce(obj_description(c.oid, 'pg_class'), ''), '%s')
                group by c.oid, n.nspname, c.relname
                """.formatted(LEFT_OUT))) {
            statement.setObject(1, ours());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) tables.add(table(rows));
            }
        }
        // Not by the database, whose order depends on its collation.
        tables.sort(Comparator.comparing(Table::name));
        return tables;
    }

    private static Table table(ResultSet row) throws SQLException {
        var names = (String[]) row.getArray("columns").getArray();
        var types = (String[]) row.getArray("types").getArray();
        var texts = (Boolean[]) row.getArray("texts").getArray();
        var key = (String[]) row.getArray("key").getArray();
        var columns = new ArrayList<Table.Column>();
        for (int i = 0; i < names.length; i++) columns.add(new Table.Column(names[i], types[i], texts[i]));
        // Without a key all columns together are one: rows that are alike may change places unnoticed.
        return new Table(row.getString("name"), columns, Arrays.asList(key.length == 0 ? names : key));
    }

    /** The tables whose rows are not. */
    List<String> leftOut() throws SQLException {
        return listInOurs("""
                select n.nspname || '.' || c.relname as name
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition
                    and starts_with(coalesce(obj_description(c.oid, 'pg_class'), ''), '%s')
                order by c.oid
                """.formatted(LEFT_OUT));
    }

    /** Where the sequences stand. They stand in no transaction, so what was given out in a snapshot is always included. */
    Map<String, Sequence> sequences() throws SQLException {
        var sequences = new TreeMap<String, Sequence>();
        for (var name : listInOurs("""
                select n.nspname || '.' || c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = any (?) and c.relkind = 'S'
                """)) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select last_value, is_called from " + Table.quotedName(name))) {
                row.next();
                sequences.put(name, new Sequence(row.getLong(1), row.getBoolean(2)));
            }
        }
        return sequences;
    }

    /** The foreign keys of our tables, each as the table, its name and what it says. */
    List<ForeignKey> foreignKeys() throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (var statement = connection.prepareStatement("""
                select n.nspname || '.' || c.relname, k.conname, pg_get_constraintdef(k.oid)
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = any (?) and k.contype = 'f' and k.conparentid = 0
                """)) {
            statement.setObject(1, ours());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) keys.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return keys;
    }

    /** Something that is nobody's system and no extension's: what makes a database not empty; empty if there is nothing. */
    List<String> foreign() throws SQLException {
        return list("""
                select n.nspname || '.' || c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where not starts_with(n.nspname, 'pg_') and n.nspname <> 'information_schema'
                    and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                order by 1 limit 1
                """);
    }

    private String[] ours() throws SQLException {
        return modules().toArray(String[]::new);
    }

    private List<String> list(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return list(statement);
        }
    }

    private List<String> listInOurs(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ours());
            return list(statement);
        }
    }

    private static List<String> list(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<String>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }

    /** A foreign key: its table, its name and what it says. */
    record ForeignKey(String table, String name, String definition) {

        String drop() {
            return "alter table %s drop constraint %s".formatted(Table.quotedName(table), Table.quoted(name));
        }

        String add() {
            return "alter table %s add constraint %s %s"
                    .formatted(Table.quotedName(table), Table.quoted(name), definition);
        }
    }
}
