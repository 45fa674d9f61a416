package concentric.backups.file;

import concentric.backups.file.Head.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * The migrations that this program brings, module by module in the order of their list. Migrates as Spring Modulith does at
 * each start, but only as far as it is told.
 */
final class Migrations {

    /** The list that a start reads too. */
    private static final String MODULES = "/META-INF/spring-modulith/application-modules.json";

    private static final Pattern SCRIPT = Pattern.compile("V([0-9]+(?:[._][0-9]+)*)__.+\\.sql");

    private final Map<String, Set<String>> versions;

    private Migrations(Map<String, Set<String>> versions) {
        this.versions = versions;
    }

    static Migrations ofProgram() {
        var versions = new LinkedHashMap<String, Set<String>>();
        try (var list = Migrations.class.getResourceAsStream(MODULES)) {
            for (var module : JsonMapper.shared().readTree(list).propertyNames()) {
                var own = versions(module);
                if (!own.isEmpty()) versions.put(module, own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Migrations(versions);
    }

    private static Set<String> versions(String module) throws IOException {
        var versions = new TreeSet<String>();
        var scripts =
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/" + module + "/V*.sql");
        for (var script : scripts) {
            var name = SCRIPT.matcher(String.valueOf(script.getFilename()));
            if (name.matches()) versions.add(name.group(1).replace('_', '.'));
        }
        return versions;
    }

    /** Of each module the versions of its migrations. */
    Map<String, Set<String>> versions() {
        return versions;
    }

    /** What of this is not known here, as {@code payments 3}: then it is of a newer program. */
    List<String> unknownOf(Map<String, List<Migration>> had) {
        var unknown = new ArrayList<String>();
        had.forEach((module, migrations) -> {
            for (var migration : migrations) {
                boolean known = versions.getOrDefault(module, Set.of()).contains(migration.version());
                if (!known) unknown.add(module + " " + migration.version());
            }
        });
        return unknown;
    }

    /**
     * Migrates as far as it is told, and no further.
     *
     * @param targets of each module the version of its last migration; a module that is not named is left out
     */
    void migrate(DataSource database, Map<String, String> targets) {
        for (var module : versions.keySet()) {
            var target = targets.get(module);
            if (target == null) continue;
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration/" + module)
                    .table(Catalog.HISTORY + module)
                    .baselineVersion("0")
                    .baselineOnMigrate(true)
                    .target(target)
                    .load()
                    .migrate();
        }
    }
}
