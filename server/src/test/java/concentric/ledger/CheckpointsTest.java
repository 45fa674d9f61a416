package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.TablesOwner;
import concentric.ledger.Difference.Kind;
import concentric.platform.DataPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Signed checkpoints")
class CheckpointsTest {

    private final int port;
    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final Poster poster;
    private final TablesOwner owner;
    private final TransactionTemplate transaction;
    private final MovableClock clock;
    private final Path data;
    private final Path file;
    private OvenShop shop;
    private int number;

    CheckpointsTest(
            @LocalServerPort int port,
            Checkpoints checkpoints,
            Proofs proofs,
            Poster poster,
            TablesOwner owner,
            TransactionTemplate transaction,
            MovableClock clock,
            DataPath data) {
        this.port = port;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.poster = poster;
        this.owner = owner;
        this.transaction = transaction;
        this.clock = clock;
        this.data = data.path();
        this.file = this.data.resolve("checkpoints.jsonl");
        this.shop = OvenShop.none(port);
    }

    @BeforeEach
    void onePaymentMore() {
        if (number == 0) shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/payments", OvenShop.payment("paid-" + ++number));
        checkpoints.keep(true);
    }

    private List<Kind> kinds(boolean full, String... outside) {
        return proofs.verify(full, List.of(outside)).differences().stream()
                .map(Difference::kind)
                .distinct()
                .toList();
    }

    private String taken() {
        return checkpoints.take().orElseThrow().line();
    }

    @Test
    @DisplayName("the private key is nobody else’s to read")
    void privateKey() throws IOException {
        var key = data.resolve("signing-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(CheckpointKey.in(data).publicKey())
                .isEqualTo(checkpoints.take().orElseThrow().key());
    }

    @Test
    @DisplayName("a checkpoint says how far the ledger is, and holds as long as that is in it")
    void holds() {
        var checkpoint = checkpoints.take().orElseThrow();
        assertThat(checkpoint.state().seq()).isEqualTo(number);
        assertThat(checkpoint.isSigned()).isTrue();
        assertThat(Checkpoint.of(checkpoint.line())).contains(checkpoint);

        assertThat(kinds(true, checkpoint.line())).isEmpty();
        assertThat(kinds(false, checkpoint.line())).isEmpty();
        assertThat(proofs.verify(false).checkpoints()).isPositive();
    }

    @Test
    @DisplayName("the last rows, taken away with every trace in the database, are missed by it")
    void lastRows() throws IOException {
        var outside = taken();
        var kept = Files.readString(file);
        owner.inside(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        with gone as (delete from payments.payment where seq = (select last from payments.counter) returning seq),
                             seals as (delete from payments.seal where to_seq in (select seq from gone))
                        update payments.counter set last = last - 1
                        """);
            }
            for (boolean full : new boolean[] {false, true}) {
                assertThat(kinds(full)).as("by the data folder").containsExactly(Kind.CHECKPOINT);
                // Meanwhile the program keeps no new one: it would have what only this transaction took away.
                synchronized (AopTestUtils.<Checkpoints>getTargetObject(checkpoints)) {
                    delete(file);
                    assertThat(kinds(full)).as("nothing in the database tells").isEmpty();
                    assertThat(kinds(full, outside)).as("by one kept elsewhere").containsExactly(Kind.CHECKPOINT);
                    write(file, kept);
                }
            }
        });
        assertThat(kinds(true, outside)).isEmpty();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("a batch that is another one now is missed by it")
    void anotherBatch() {
        clock.advance(Duration.ofDays(1));
        poster.postDue();
        var outside = taken();
        owner.inside(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "update ledger.batch set hash = sha256(hash) where id = (select max(id) from ledger.batch)");
            }
            assertThat(kinds(false, outside)).contains(Kind.CHECKPOINT, Kind.CHAIN);
        });
        clock.reset();
    }

    @Test
    @DisplayName("one that is altered, signed by somebody else, or none at all is found")
    void forged(@TempDir Path elsewhere) {
        var checkpoint = checkpoints.take().orElseThrow();
        var altered = checkpoint.line().replace("\"seq\":" + number, "\"seq\":" + (number - 1));
        var stranger = CheckpointKey.in(elsewhere).sign(checkpoint.state());

        assertThat(kinds(false, altered)).contains(Kind.SIGNATURE);
        assertThat(stranger.isSigned()).isTrue();
        assertThat(kinds(false, stranger.line())).containsExactly(Kind.SIGNATURE);
        assertThat(kinds(false, "no checkpoint")).containsExactly(Kind.SIGNATURE);
        assertThat(kinds(false, "{\"seq\":1}")).containsExactly(Kind.SIGNATURE);
    }

    @Test
    @DisplayName("they are kept beside the database when there is something new, and none is lost by a crash")
    void kept() throws IOException {
        var before = Files.readAllLines(file).size();
        checkpoints.keep(true);
        assertThat(Files.readAllLines(file)).as("nothing is new").hasSize(before);

        Files.writeString(file, "{\"organisation\":\"Ov", StandardOpenOption.APPEND);
        assertThat(kinds(true)).as("a line that a crash cut short is none").isEmpty();
        shop.accepted("/api/payments", OvenShop.payment("paid-" + ++number));
        checkpoints.keep(true);

        assertThat(Files.readAllLines(file))
                .hasSize(before + 1)
                .allMatch(line -> Checkpoint.of(line).isPresent());
        assertThat(kinds(true)).isEmpty();
    }

    @Test
    @DisplayName("those that are kept while a proof reads are not missed by that proof, which does not see so far")
    void keptMeanwhile() {
        var proofs = CompletableFuture.supplyAsync(
                () -> IntStream.range(0, 20).mapToObj(n -> kinds(true)).toList());
        while (!proofs.isDone()) {
            shop.accepted("/api/payments", OvenShop.payment("paid-" + ++number));
            transaction.executeWithoutResult(status -> poster.postAll());
            checkpoints.keep(true);
        }
        assertThat(proofs.join()).allMatch(List::isEmpty);
    }

    @Test
    @DisplayName("a ledger that lost something gets no new one over it")
    void noneOverALoss() throws IOException {
        var before = Files.readString(file);
        owner.inside(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("delete from payments.seal where to_seq = (select max(to_seq) from payments.seal)");
            }
            checkpoints.keep(true);
        });
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    @DisplayName("a key that can’t be read stops the start with a sentence")
    void spoiltKey(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("signing-key"), "no key", StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> CheckpointKey.in(folder))
                .hasMessageContaining("signing-key")
                .hasMessageContaining("a new key is made");
    }

    @Test
    @DisplayName("programs take one, and prove against it")
    void api() {
        var line = shop.get("/api/ledger/checkpoint").body();
        assertThat(Checkpoint.of(line)).isPresent();
        assertThat(shop.post("/api/ledger/proof?full=true", "").body()).contains("\"holds\":true", "\"checkpoints\":");
    }

    @Test
    @DisplayName("people take one, and read what differs")
    void page() {
        assertThat(shop.member.get("/ledger/checkpoint.json").header("Content-Disposition"))
                .contains("attachment; filename=\"checkpoint-");
        assertThat(shop.member.get("/ledger/proof").body()).contains("Against a checkpoint kept elsewhere");
        assertThat(shop.member
                        .post("/ledger/proof", "checkpoint", "no checkpoint")
                        .body())
                .contains("IT DIFFERS", "No checkpoint, or not signed by this installation");
    }
}
