package concentric.backups.file;

import concentric.backups.SecondCluster;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The schema of a database as sentences of its catalog: columns, constraints, indices, comments, functions and triggers. */
final class Schema {

    private static final String OURS = " n.nspname in (select substr(relname, 23) from pg_class "
            + "where relnamespace = 'public'::regnamespace and starts_with(relname, 'flyway_schema_history_')) ";

    private static final List<String> QUESTIONS = List.of(
            """
            select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || ' ' || a.attnotnull::text || ' ' || a.attidentity::text || ' ' || a.attgenerated::text
                || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
            from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'v', 'p')
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attnum > 0 and not a.attisdropped and""" + OURS,
            """
            select n.nspname || ' ' || k.conrelid::regclass::text || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
            from pg_constraint k join pg_namespace n on n.oid = k.connamespace where""" + OURS,
            """
            select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
            join pg_namespace n on n.oid = c.relnamespace where""" + OURS,
            """
            select c.oid::regclass::text || ' ' || obj_description(c.oid, 'pg_class') from pg_class c
            join pg_namespace n on n.oid = c.relnamespace where obj_description(c.oid, 'pg_class') is not null and""" + OURS,
            "select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where"
                    + OURS,
            """
            select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and""" + OURS);

    private Schema() {}

    static List<String> of(String database) throws SQLException {
        var sentences = new ArrayList<String>();
        try (var connection = SecondCluster.connect(database);
                var statement = connection.createStatement()) {
            for (var question : QUESTIONS) {
                try (var rows = statement.executeQuery(question)) {
                    while (rows.next()) sentences.add(rows.getString(1));
                }
            }
        }
        return sentences.stream().sorted().toList();
    }

    /** What the migrations that a database has had make of an empty one. */
    static List<String> migrated(String like) throws SQLException {
        var empty = SecondCluster.emptyDatabase();
        var targets = new HashMap<String, String>();
        try (var original = SecondCluster.connect(like)) {
            new Catalog(original).migrations().forEach((module, own) -> {
                if (!own.isEmpty()) targets.put(module, own.getLast().version());
            });
        }
        migrate(empty, targets);
        return of(empty);
    }

    /** Migrates as far as this program goes. */
    static void migrateToPresent(String database) {
        var targets = new HashMap<String, String>();
        Migrations.ofProgram().versions().forEach((module, versions) -> targets.put(module, newest(versions)));
        migrate(database, targets);
    }

    private static String newest(Set<String> versions) {
        return versions.stream()
                .max(Comparator.comparing(MigrationVersion::fromVersion))
                .orElseThrow();
    }

    private static void migrate(String database, Map<String, String> targets) {
        Migrations.ofProgram().migrate(new DriverManagerDataSource(database), targets);
    }
}
