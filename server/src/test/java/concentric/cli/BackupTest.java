package concentric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.OvenShop;
import concentric.TablesOwner;
import concentric.backups.SecondCluster;
import concentric.platform.DataPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("concentric backup and restore, of a program that goes on recording payments")
class BackupTest {

    private static final Map<String, String> SEALED = Map.of("CONCENTRIC_BACKUP_PASSPHRASE", "a passphrase of tests");
    private static final Map<String, String> OTHER = Map.of("CONCENTRIC_BACKUP_PASSPHRASE", "another passphrase");

    private final TablesOwner owner;
    private final DataPath beside;
    private final String url;
    private final int port;
    private final String database = SecondCluster.emptyDatabase();
    private OvenShop shop;

    @TempDir
    static Path folder;

    BackupTest(TablesOwner owner, DataPath beside, @LocalServerPort int port) {
        this.owner = owner;
        this.beside = beside;
        this.port = port;
        this.url = "http://localhost:" + port;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void organisation() {
        shop = OvenShop.foundAndSign(port);
    }

    @Test
    @Order(1)
    @DisplayName("one snapshot while payments keep coming in; whole, owner-only, and nothing is left beside it")
    void whileRecording() throws IOException {
        var backup = folder.resolve("acme.tar.gz");
        var goesOn = new AtomicBoolean(true);
        var calls = new AtomicInteger();
        var recording = Thread.ofPlatform().start(() -> {
            while (goesOn.get()) record(calls.getAndIncrement());
        });
        try {
            await().until(() -> calls.get() > 20);
            var said = ok(Map.of(), "backup", backup, "--url", url);
            assertThat(said).startsWith(backup + ": ").contains("not sealed").contains("of “Acme”");
        } finally {
            goesOn.set(false);
        }
        await().until(() -> !recording.isAlive());
        assertThat(Files.getPosixFilePermissions(backup)).hasSize(2);
        assertThat(folder.resolve("acme.tar.gz.part")).doesNotExist();

        var again = ask(Map.of(), "backup", backup, "--url", url);
        assertThat(again).isEqualTo(new CommandLineRun(2, "", backup + " is there already; --force replaces it.\n"));
    }

    @Test
    @Order(2)
    @DisplayName("restored into a second cluster by --database-url: the ledger proves itself there, nothing is missing")
    void intoDatabase() {
        var data = folder.resolve("beside");

        var said = ok(Map.of(), "restore", folder.resolve("acme.tar.gz"), "--data", data, "--database-url", database);

        assertThat(said).contains("Read back and compared").contains("Everything agrees.");
        assertThat(Long.parseLong(SecondCluster.ask(database, "select last from payments.counter")))
                .isPositive()
                .isEqualTo(Long.parseLong(SecondCluster.ask(database, "select count(*) from payments.payment")));
        assertThat(SecondCluster.ask(database, "select count(*) from people.session"))
                .isEqualTo("0");
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    @Order(3)
    @DisplayName(
            "sealed, restored into a folder where a kill left half a restore: the same contents, and the checkpoints")
    void intoFolder() throws IOException {
        var backup = folder.resolve("acme.tar.gz.age");
        var data = folder.resolve("restored");
        var inside = Files.createDirectories(data.resolve(".restoring/postgres"));
        Files.writeString(inside.resolve("port"), "left by a kill");
        Files.writeString(data.resolve(".restoring/lock"), "4711\n");
        Files.writeString(data.resolve("checkpoints.jsonl"), "left by a kill\n");
        await().until(() -> Files.exists(beside.path().resolve("checkpoints.jsonl")));
        var contents = contents(ok(SEALED, "backup", backup, "--url", url));

        var restored = ok(SEALED, "restore", backup, "--data", data, "--no-verify");

        assertThat(contents(restored)).isEqualTo(contents);
        assertThat(data.resolve(".restoring")).doesNotExist();
        assertThat(data.resolve("postgres/cluster")).isDirectory();
        assertThat(Files.readString(data.resolve("checkpoints.jsonl"))).startsWith("{\"organisation\":\"Acme\"");
    }

    @Test
    @Order(4)
    @DisplayName("what can’t be restored is refused in a sentence that names it, and nothing changes: status 1")
    void refused() throws IOException {
        var backup = folder.resolve("acme.tar.gz");
        var sealed = folder.resolve("acme.tar.gz.age");
        var bytes = Files.readAllBytes(backup);
        var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length / 2));
        var never = folder.resolve("never");

        assertRefused(cut + " was cut short: it ends in the table ", Map.of(), cut, "--data", never);
        assertRefused(sealed + " does not open with this passphrase.", OTHER, sealed, "--data", never);
        assertRefused(
                "The database is not empty: it holds ", Map.of(), backup, "--data", never, "--database-url", database);
        assertRefused(
                folder.resolve("restored") + " is not empty: it holds ",
                Map.of(),
                backup,
                "--data",
                folder.resolve("restored"));
        assertThat(never).doesNotExist();

        var unanswered = ask(Map.of(), "restore", sealed, "--data", never);
        assertThat(unanswered.status()).isEqualTo(2);
        assertThat(unanswered.err()).startsWith("A passphrase is needed, and nobody is there to type it");
    }

    private void assertRefused(String sentence, Map<String, String> environment, Object... what) {
        var arguments = IntStream.rangeClosed(0, what.length)
                .mapToObj(i -> i == 0 ? "restore" : what[i - 1])
                .toArray();
        var run = ask(environment, arguments);
        assertThat(run.err()).startsWith(sentence);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    @Order(5)
    @DisplayName("if the program’s database dies in the middle, no file is left: status 3")
    void brokenOff() throws IOException {
        // Something that takes a while, so that it can be cut in the middle.
        owner.jdbc().sql("""
                with large as (insert into platform.file (name, size, sha256) values ('large', 0, '') returning id)
                insert into platform.file_piece
                select id, n, decode(repeat(md5(n::text), 30000), 'hex') from large, generate_series(1, 400) n
                """).update();
        var backup = folder.resolve("broken-off.tar.gz");
        var begun = folder.resolve("broken-off.tar.gz.part");
        try (var command = RunningProgram.watched(shop.token, "backup", backup, "--url", url)) {
            // Before its first bytes are sent, the program can still say that the database is away.
            await().until(() -> Files.exists(begun));
            await().until(() ->
                    owner.jdbc().sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where query like 'copy %file_piece%' and pid <> pg_backend_pid() and state = 'active'
                            """).query(Boolean.class).list().contains(true));

            assertThat(command.said(Terminal.ERASE_LINE.substring(1) + "The program broke off in the middle of it"))
                    .isNotNull();
            assertThat(command.status()).isEqualTo(3);
        }
        assertThat(backup).doesNotExist();
        assertThat(begun).doesNotExist();
    }

    private void record(int call) {
        var payments = IntStream.range(0, 50)
                .mapToObj(i -> OvenShop.payment(call + "-" + i))
                .collect(Collectors.joining(",", "{\"payments\":[", "]}"));
        shop.accepted("/api/payments/bulk", payments);
    }

    private static String contents(String said) {
        return said.lines()
                .filter(line -> line.startsWith("Contents "))
                .findFirst()
                .orElseThrow();
    }

    private String ok(Map<String, String> environment, Object... arguments) {
        var run = ask(environment, arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private CommandLineRun ask(Map<String, String> environment, Object... arguments) {
        var all = new HashMap<>(environment);
        all.put("CONCENTRIC_TOKEN", shop.token);
        return CommandLineRun.of(all, arguments);
    }
}
