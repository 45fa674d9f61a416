package concentric.backups;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.Ovens;
import concentric.backups.age.Passphrase;
import concentric.backups.file.BackupFile;
import concentric.backups.file.Checking;
import concentric.backups.file.Progress;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.JournalFilter;
import concentric.platform.Organisations;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("The backup of each day")
class DailyBackupTest {

    private static final Passphrase PASSPHRASE = new Passphrase("a passphrase of tests");
    private static final int KEPT = 3;

    private final Backups backups;
    private final BackupStore store;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Acts acts;
    private final Ovens ovens;
    private final MovableClock clock;
    private final Path parent = temporaryFolder();
    private final Path folder = parent.resolve("kept");
    private final Schedule.Daily sealed = daily(Optional.of(PASSPHRASE));
    private final Schedule.Daily daily = daily(Optional.empty());
    private final DailyBackup nightly;

    DailyBackupTest(
            Backups backups,
            BackupStore store,
            Organisations organisations,
            Accounts accounts,
            Acts acts,
            Ovens ovens,
            MovableClock clock) {
        this.backups = backups;
        this.store = store;
        this.organisations = organisations;
        this.accounts = accounts;
        this.acts = acts;
        this.ovens = ovens;
        this.clock = clock;
        this.nightly = new DailyBackup(daily, backups, store, organisations, accounts, clock);
    }

    @BeforeAll
    void noon() {
        // Noon of a winter day in Berlin.
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
    }

    @Test
    @Order(1)
    @DisplayName("waits until there is an organisation, and is then made at once")
    void first() throws IOException {
        nightly.makeIfDue(daily);
        assertThat(folder).doesNotExist();

        ovens.foundAndSign();
        nightly.makeIfDue(sealed);

        assertThat(files()).singleElement().asString().matches("concentric-2026-11-21T1200\\d\\d\\.tar\\.gz\\.age");
        var file = new BackupFile(folder.resolve(files().getFirst()), Optional.of(PASSPHRASE));
        assertThat(file.check(Progress.NOBODY)).isInstanceOfSatisfying(Checking.Sound.class, sound -> {
            assertThat(sound.contents().origin().organisation()).isEqualTo("Ovens");
            assertThat(sound.contents().hash())
                    .isEqualTo(backups.list(0, 1).getFirst().contents());
        });
        assertThat(acts.journal(new JournalFilter("backup", ""), 0, 9))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.verb()).isEqualTo("backup.make");
                    assertThat(act.subject()).isEqualTo(files().getFirst());
                });
    }

    @Test
    @Order(2)
    @DisplayName("is due again after three in the morning, and once")
    void eachDay() throws IOException {
        clock.set(Instant.parse("2026-11-22T01:59:00Z"));
        nightly.makeIfDue(daily);
        assertThat(files()).hasSize(1);

        clock.set(Instant.parse("2026-11-22T02:00:10Z"));
        nightly.makeIfDue(daily);
        nightly.makeIfDue(daily);

        assertThat(files()).hasSize(2);
    }

    @Test
    @Order(3)
    @DisplayName("keeps as many as it is told, and takes away only what the program made and nobody touched")
    void retention() throws IOException {
        Files.writeString(folder.resolve("concentric-2020-01-01T030000.tar.gz.age"), "of somebody else");
        Files.writeString(folder.resolve("notes.txt"), "of somebody else");
        var second = folder.resolve(files().stream()
                .filter(name -> name.startsWith("concentric-2026-11-22"))
                .findFirst()
                .orElseThrow());
        var first = files().stream()
                .filter(name -> name.startsWith("concentric-2026-11-21"))
                .findFirst()
                .orElseThrow();
        Files.writeString(second, "touched");
        for (int day = 0; day < KEPT; day++) {
            clock.advance(Duration.ofDays(1));
            nightly.makeIfDue(daily);
        }

        assertThat(files())
                .hasSize(KEPT + 3)
                .contains("concentric-2020-01-01T030000.tar.gz.age", "notes.txt", String.valueOf(second.getFileName()))
                .doesNotContain(first);
        assertThat(backups.list(0, 50).stream().filter(Backup::removed)).hasSize(2);
    }

    @Test
    @Order(4)
    @DisplayName("that fails is told, leaves nothing, and is tried again in an hour")
    void failure() throws IOException {
        var file = Files.writeString(parent.resolve("file"), "");
        var impossible = new Schedule.Daily(file.resolve("folder"), LocalTime.of(3, 0), KEPT, Optional.empty());
        var failing = new DailyBackup(impossible, backups, store, organisations, accounts, clock);
        long made = backups.count();
        clock.advance(Duration.ofDays(1));

        failing.makeIfDue(impossible);

        assertThat(backups.standing().failure())
                .hasValueSatisfying(failure -> assertThat(failure.reason()).contains(file.toString()));
        Files.delete(file);
        failing.makeIfDue(impossible);
        assertThat(backups.count()).isEqualTo(made);
        clock.advance(Duration.ofMinutes(61));
        failing.makeIfDue(impossible);
        assertThat(backups.count()).isEqualTo(made + 1);
        assertThat(backups.standing().failure()).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("is for the custodian alone")
    void custodianOnly() throws IOException, SQLException {
        var member = new Actor(4711, "Bob", false);

        assertThat(backups.keep(daily, member))
                .isInstanceOfSatisfying(
                        Making.Refused.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.code()).isEqualTo("custodian-only")));
        assertThat(backups.handOver(OutputStream.nullOutputStream(), member)).isInstanceOf(Making.Refused.class);
    }

    @Test
    @DisplayName("comes once on the days on which clocks change")
    void daylightSaving() {
        var berlin = ZoneId.of("Europe/Berlin");
        var atHalfPastTwo = new Schedule.Daily(folder, LocalTime.of(2, 30), 1, Optional.empty());
        // In the night of 28 March 2027 there is no half past two, in that of 31 October 2027 there are two of them.
        var spring = atHalfPastTwo.nextDue(Instant.parse("2027-03-27T12:00:00Z"), berlin);
        var autumn = atHalfPastTwo.nextDue(Instant.parse("2027-10-30T12:00:00Z"), berlin);

        assertThat(spring).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(atHalfPastTwo.nextDue(spring, berlin)).isEqualTo("2027-03-29T00:30:00Z");
        assertThat(autumn).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(atHalfPastTwo.nextDue(autumn, berlin)).isEqualTo("2027-11-01T01:30:00Z");
        assertThat(atHalfPastTwo.lastDue(autumn.plusSeconds(3600), berlin)).isEqualTo(autumn);
    }

    private Schedule.Daily daily(Optional<Passphrase> passphrase) {
        return new Schedule.Daily(folder, LocalTime.of(3, 0), KEPT, passphrase);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("concentric-daily");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
