package concentric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.backups.SecondCluster;
import concentric.backups.StoppedMigration;
import concentric.backups.file.Fixture;
import concentric.backups.file.Progress;
import concentric.backups.file.Restoring;
import concentric.ledger.Checkpoints;
import concentric.measures.Baseline;
import concentric.measures.Measures;
import concentric.measures.Readings;
import concentric.network.Units;
import concentric.people.ConsoleToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What an earlier program kept")
class UpgradeTest {

    /** What there is, in a sentence that any change of the schema changes. */
    private static final String SCHEMA = """
            select string_agg(table_schema || '.' || table_name || '.' || column_name || ' ' || data_type, ', '
                order by table_schema, table_name, ordinal_position)
            from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'drill')
            """;

    @TempDir
    Path folder;

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    @DisplayName("is restored, brought up to date, proves itself, and its totals are what they were")
    void upgraded(Fixture fixture) throws SQLException, IOException {
        assertUpgraded(fixture, restored(fixture));
    }

    @Test
    @DisplayName("has its measures, what was corrected, and which limits are frozen")
    void measures() throws SQLException, IOException {
        try (var program = Program.start(
                new Installation(folder, restored(Fixture.named("migrations-6"))),
                Listening.privately(),
                Program.Talk.QUIET)) {
            var api = new Api(program.url(), program.door(ConsoleToken.class).issue());
            var measures = program.door(Measures.class);
            var readings = program.door(Readings.class);

            assertThat(api.get("/api/measures", Map.of()).path("items").valueStream())
                    .extracting(measure -> measure.path("measure").asString()
                            + " of the " + measure.path("subject").asString()
                            + " until " + measure.path("expires").asString("–"))
                    .containsExactly(
                            "hoursToRepair of the units until –",
                            "reviewScore of the network until –",
                            "visitors of the network until 2026-07-01");
            var hours = measures.find("hoursToRepair").orElseThrow();
            var oven = program.door(Units.class).find("Oven").orElseThrow().id();
            assertThat(readings.current(hours.id(), oven))
                    .extracting(reading -> reading.value().toPlainString())
                    .containsExactly("21.5", "22", "20.75", "19", "24.125", "23", "18");
            assertThat(readings.count(hours.id(), oven)).isEqualTo(8);
            assertThat(readings.baseline(hours.id(), oven))
                    .contains(
                            new Baseline(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 1), "Before the second van."));
            assertThat(readings.baseline(
                            measures.find("reviewScore").orElseThrow().id(), null))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("survives that the program is killed while it brings it up to date; the next start goes on")
    void killed() throws SQLException, IOException {
        var fixture = Fixture.first();
        var database = restored(fixture);
        StoppedMigration.prepare(database);
        StoppedMigration.at(database, 2);
        var before = SecondCluster.ask(database, SCHEMA);
        try (var program = new RunningProgram("run", "--data", folder, "--port", 0, "--database-url", database)) {
            assertThat(StoppedMigration.isReached(database, () -> false)).isTrue();
            program.handle().destroyForcibly();
            await().until(() -> !program.handle().isAlive());
        }
        StoppedMigration.cut(database);
        assertThat(SecondCluster.ask(database, SCHEMA)).isEqualTo(before);

        assertUpgraded(fixture, database);
    }

    private String restored(Fixture fixture) throws SQLException, IOException {
        var database = SecondCluster.emptyDatabase();
        try (var connection = SecondCluster.connect(database)) {
            var restoring = fixture.backup().restore(connection, Progress.NOBODY);
            assertThat(restoring).isInstanceOf(Restoring.Restored.class);
            Files.write(folder.resolve(Checkpoints.FILE), ((Restoring.Restored) restoring).checkpoints());
        }
        return database;
    }

    private void assertUpgraded(Fixture fixture, String database) {
        var installation = new Installation(folder, database);
        try (var program = Program.start(installation, Listening.privately(), Program.Talk.QUIET)) {
            var api = new Api(program.url(), program.door(ConsoleToken.class).issue());

            var proof = api.post("/api/ledger/proof", Map.of("full", "true"));

            assertThat(proof.path("holds").asBoolean()).as("%s", proof).isTrue();
            assertThat(api.csv("/api/ledger/totals", Map.of("currency", "EUR"))).isEqualTo(fixture.totals());
        }
    }
}
