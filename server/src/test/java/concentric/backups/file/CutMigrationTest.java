package concentric.backups.file;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.backups.SecondCluster;
import concentric.backups.StoppedMigration;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@DisplayName("A migration whose connection is cut in its middle")
@TestInstance(Lifecycle.PER_CLASS)
class CutMigrationTest {

    private static final String PAYMENTS = "select count(*) || ' ' || sum(amount) from payments.payment";

    private final String old = SecondCluster.emptyDatabase();

    @BeforeAll
    void restore() throws SQLException {
        try (var connection = SecondCluster.connect(old)) {
            assertThat(Fixture.first().backup().restore(connection, Progress.NOBODY))
                    .isInstanceOf(Restoring.Restored.class);
        }
        StoppedMigration.prepare(old);
    }

    /** All steps for {@code bin/drill}; else more and more rarely. */
    private static IntStream steps() {
        return Boolean.getBoolean("concentric.every-step")
                ? IntStream.iterate(1, step -> step + 1)
                : IntStream.iterate(1, step -> 1 + 3 * step);
    }

    @Test
    @DisplayName("leaves each module whole, as it was or as it will be; and the next start goes on")
    void everyStep() throws SQLException {
        var payments = SecondCluster.ask(old, PAYMENTS);
        var empty = SecondCluster.emptyDatabase();
        Schema.migrateToPresent(empty);
        var present = Schema.of(empty);
        int cuts = 0;
        for (int step : (Iterable<Integer>) steps()::iterator) {
            var database = SecondCluster.copyOf(old);
            if (!isCutAt(step, database)) break;
            cuts++;
            assertThat(Schema.of(database)).as("step %d", step).isEqualTo(Schema.migrated(database));
            assertThat(SecondCluster.ask(database, PAYMENTS)).isEqualTo(payments);

            Schema.migrateToPresent(database);

            assertThat(Schema.of(database)).as("after step %d", step).isEqualTo(present);
            assertThat(SecondCluster.ask(database, PAYMENTS)).isEqualTo(payments);
        }
        System.out.printf("[migrations] cut in %d places%n", cuts);
        assertThat(cuts).isGreaterThan(2);
    }

    /** False if there are not so many steps. */
    private static boolean isCutAt(int step, String database) {
        StoppedMigration.at(database, step);
        var migrating = CompletableFuture.runAsync(() -> Schema.migrateToPresent(database));
        if (!StoppedMigration.isReached(database, migrating::isDone)) return false;
        StoppedMigration.cut(database);
        assertThat(migrating.handle((done, failure) -> failure).join()).isNotNull();
        return true;
    }
}
