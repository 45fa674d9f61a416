package concentric.backups.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.backups.age.Passphrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup file")
class BackupFileTest {

    private static final Passphrase PASSPHRASE = new Passphrase("a passphrase of the tests");
    private static final String PAYMENTS = "tables/payments.payment/000001";
    private static final long SEED = 20_261_122;

    @TempDir
    static Path folder;

    private final Path file = Fixture.first().path();

    @Test
    @DisplayName("is found whole, and says what is in it")
    void sound() {
        assertThat(check(file)).isInstanceOfSatisfying(Checking.Sound.class, sound -> {
            var contents = sound.contents();
            assertThat(contents.origin().organisation()).isEqualTo("Öfen & Kessel");
            assertThat(contents.origin().product()).isEqualTo("Concentric 0.1.0");
            assertThat(contents.tables()).isEqualTo(40);
            assertThat(contents.rows()).isEqualTo(20_472);
        });
    }

    @Test
    @DisplayName("that is cut short anywhere is refused, and says so")
    void cutShort() throws IOException {
        var bytes = Files.readAllBytes(file);
        var cut = folder.resolve("cut.tar.gz");
        for (int i = 0; i < 25; i++) {
            int length = (int) ((long) bytes.length * i / 25);
            Files.write(cut, Arrays.copyOf(bytes, length));

            assertThat(refusal(check(cut))).as("%d bytes", length).startsWith(cut + " was cut short: it ends ");
        }
        assertThat(refusal(check(Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1)))))
                .startsWith(cut + " was cut short");
    }

    @Test
    @DisplayName("with any single bit changed is refused, or holds the same all the same")
    void altered() throws IOException {
        var bytes = Files.readAllBytes(file);
        var contents = ((Checking.Sound) check(file)).contents();
        var path = folder.resolve("altered.tar.gz");
        var random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 50; i++) {
            var altered = bytes.clone();
            int at = random.nextInt(bytes.length);
            altered[at] ^= (byte) (1 << random.nextInt(8));
            switch (check(Files.write(path, altered))) {
                case Checking.Unusable(var why) -> {
                    assertThat(why).startsWith(path + " ");
                    refused++;
                }
                case Checking.Sound sound ->
                    assertThat(sound.contents())
                            .as("byte %d, seed %d", at, SEED)
                            .isEqualTo(contents);
            }
        }
        assertThat(refused).isGreaterThan(45);
    }

    @Test
    @DisplayName("whose rows were changed by somebody who knows the format is refused, naming the table")
    void rewrittenRows() throws IOException {
        var rows = Rewriting.of(file).bytes(PAYMENTS);
        rows[rows.length / 2]++;

        var rewritten = Rewriting.of(file).put(PAYMENTS, rows).into(folder.resolve("rows.tar.gz"));

        assertThat(refusal(check(rewritten)))
                .isEqualTo(rewritten
                        + " was altered in the table payments.payment: its rows do not have the hash of its manifest.");
    }

    @Test
    @DisplayName("with another head, a table that is missing, or something added is refused")
    void rewrittenOtherwise() throws IOException {
        var head = Rewriting.of(file).text(Head.FILE);
        var otherHead = Rewriting.of(file).put(Head.FILE, head.replace("Kessel", "Töpfe"));
        var without = Rewriting.of(file).remove(PAYMENTS);
        var more = Rewriting.of(file).put("tables/payments.payment/000002", "more");
        var noManifest = Rewriting.of(file).remove(Manifest.FILE);

        assertThat(refusal(check(otherHead.into(folder.resolve("a")))))
                .endsWith(" was altered before its first table.");
        assertThat(refusal(check(without.into(folder.resolve("b"))))).contains(" was altered");
        assertThat(refusal(check(more.into(folder.resolve("c"))))).contains(" was altered");
        assertThat(refusal(check(noManifest.into(folder.resolve("d"))))).contains(" was cut short");
    }

    @Test
    @DisplayName("of a newer format is refused, naming both")
    void newerFormat() throws IOException {
        var head = Rewriting.of(file).text(Head.FILE).replace("\"format\" : 1,", "\"format\" : 2,");
        var newer = Rewriting.of(file).put(Head.FILE, head).into(folder.resolve("newer"));

        assertThat(refusal(check(newer)))
                .isEqualTo(newer + " was made by a newer Concentric: its format is 2, and this one reads 1.");
    }

    @Test
    @DisplayName("that is none is refused; one that is not there is an error of the machine")
    void none() throws IOException {
        var text = Files.writeString(folder.resolve("text"), "not a backup, but long enough to be one".repeat(20));
        var other = new Rewriting().put("hello", "hello").into(folder.resolve("other"));

        assertThat(refusal(check(text))).isEqualTo(text + " is no backup of Concentric.");
        assertThat(refusal(check(other))).isEqualTo(other + " is no backup of Concentric.");
        assertThatThrownBy(() -> check(folder.resolve("missing"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @DisplayName("that is sealed needs its passphrase; altered or cut short it is refused, in every byte")
    void sealed() throws IOException {
        var path = folder.resolve("sealed.age");
        try (var backup = NewBackup.begin(path, Optional.of(PASSPHRASE))) {
            Files.copy(file, backup.out());
            assertThat(backup.finish(false)).isEqualTo(check(file));
        }
        var bytes = Files.readAllBytes(path);
        var broken = folder.resolve("broken.age");
        var altered = bytes.clone();
        altered[bytes.length / 2]++;

        assertThat(new BackupFile(path, Optional.of(PASSPHRASE)).check(Progress.NOBODY))
                .isEqualTo(check(file));
        assertThat(refusal(check(path))).isEqualTo(path + " is sealed by a passphrase, and none is given.");
        assertThat(refusal(new BackupFile(path, Optional.of(new Passphrase("another"))).check(Progress.NOBODY)))
                .isEqualTo(path + " does not open with this passphrase.");
        assertThat(refusal(check(Files.write(broken, altered), PASSPHRASE)))
                .startsWith(broken + " was altered or damaged in the table ")
                .endsWith(": a seal is broken.");
        assertThat(refusal(check(Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2)), PASSPHRASE)))
                .startsWith(broken + " was cut short");
        assertThat(refusal(check(file, PASSPHRASE)))
                .isEqualTo(
                        file + " is not sealed, but a passphrase is given: if you trust the file, restore it without.");
    }

    @Test
    @DisplayName("comes into being whole, or not at all")
    void comingIntoBeing() throws IOException {
        var path = folder.resolve("new.tar.gz");
        try (var backup = NewBackup.begin(path, Optional.empty())) {
            backup.out().write(Files.readAllBytes(file), 0, 1000);
            assertThat(path).doesNotExist();
            assertThat(backup.finish(false)).isInstanceOf(Checking.Unusable.class);
        }
        assertThat(path).doesNotExist();
        assertThat(folder.resolve("new.tar.gz.part")).doesNotExist();

        Files.writeString(folder.resolve("new.tar.gz.part"), "left by a kill");
        try (var backup = NewBackup.begin(path, Optional.empty())) {
            Files.copy(file, backup.out());
            assertThat(backup.finish(false)).isInstanceOf(Checking.Sound.class);
        }
        assertThat(path).hasSameBinaryContentAs(file);
        assertThat(Files.getPosixFilePermissions(path)).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    private static Checking check(Path path) {
        return new BackupFile(path, Optional.empty()).check(Progress.NOBODY);
    }

    private static Checking check(Path path, Passphrase passphrase) {
        return new BackupFile(path, Optional.of(passphrase)).check(Progress.NOBODY);
    }

    private static String refusal(Checking checking) {
        assertThat(checking).isInstanceOf(Checking.Unusable.class);
        return ((Checking.Unusable) checking).why();
    }
}
