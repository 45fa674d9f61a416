package concentric.backups.file;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a backup begins with: all that must be known before any row is restored.
 *
 * @param format the number of the file format; raised when an earlier program could misread the file
 * @param origin who made it, and when
 * @param migrations of each module the migrations that its schema had, in their order
 * @param tables the tables in the file, in their order, with the columns of each
 * @param leftOut the tables that are not in it
 */
record Head(
        int format,
        Origin origin,
        Map<String, List<Migration>> migrations,
        Map<String, List<Column>> tables,
        List<String> leftOut) {

    static final String FILE = "head.json";

    /** The format that this program writes, and the only one so far. */
    static final int FORMAT = 1;

    /** A migration, with Flyway's checksum of its text. */
    record Migration(String version, int checksum) {
        Migration {
            Objects.requireNonNull(version, "version");
        }
    }

    /** A column, with its type as SQL writes it. */
    record Column(String name, String type) {
        Column {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }

        static List<Column> of(Table table) {
            return table.columns().stream()
                    .map(column -> new Column(column.name(), column.type()))
                    .toList();
        }
    }

    /** Jackson gives null for what a file does not say. */
    Head {
        Objects.requireNonNull(origin, "origin");
        migrations = new TreeMap<>(migrations);
        tables = new TreeMap<>(tables);
        leftOut = List.copyOf(leftOut);
    }

    /** Of each module the version of its last migration; a module that was listed and never migrated has none. */
    Map<String, String> lastMigrations() {
        return migrations.entrySet().stream()
                .filter(module -> !module.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, module -> module.getValue().getLast().version()));
    }
}
