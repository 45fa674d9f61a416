package concentric.cli;

import concentric.backups.age.Passphrase;
import concentric.backups.file.Checking;
import concentric.backups.file.Contents;
import concentric.backups.file.NewBackup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a backup into a file, and says what is in it. */
final class Backup {

    private static final int BUFFER = 1 << 16;
    private static final long MEGABYTE = 1_000_000;

    /**
     * Where to.
     *
     * @param force whether a file that is there may be replaced
     * @param prompt whether to ask for a passphrase
     */
    record Request(Path file, boolean force, boolean prompt) {

        /** Looks whether it can be done before anything is started. */
        Request tried() {
            if (Files.isDirectory(file)) throw misused(file + " is a folder; a backup is a file.");
            if (!force && Files.exists(file)) throw misused(file + " is there already; --force replaces it.");
            var folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) throw misused("There is no folder " + folder + ".");
            return this;
        }

        private static Failure misused(String sentence) {
            return new Failure(Ending.WRONG_USAGE, sentence);
        }
    }

    private final Terminal terminal;

    Backup(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Makes it, of the program that is asked. */
    Ending make(Request request, Target target) {
        var file = request.tried().file();
        var passphrase = request.prompt() ? Optional.of(Passphrases.chosen()) : Passphrases.told();
        return target.ask(terminal, program -> {
            try (var backup = program.api().download("/api/backups")) {
                return written(backup, request, passphrase);
            } catch (Refusal refusal) {
                refusal.tell(terminal, "");
                return refusal.ending();
            } catch (IOException e) {
                throw new Failure(Ending.NOT_POSSIBLE, "%s can’t be written: %s".formatted(file, reason(e)), e);
            }
        });
    }

    private Ending written(InputStream in, Request request, Optional<Passphrase> passphrase) throws IOException {
        try (var backup = NewBackup.begin(request.file(), passphrase)) {
            var buffer = new byte[BUFFER];
            long bytes = 0;
            for (int n = received(in, buffer); n >= 0; n = received(in, buffer)) {
                backup.out().write(buffer, 0, n);
                bytes += n;
                terminal.progress("%,d MB".formatted(bytes / MEGABYTE));
            }
            terminal.progress("Reading it back…");
            return switch (backup.finish(request.force())) {
                case Checking.Sound(var contents) -> {
                    tell(request.file(), contents, passphrase.isPresent());
                    yield Ending.FINE;
                }
                case Checking.Unusable(var why) ->
                    throw new Failure(Ending.NOT_POSSIBLE, "What was written can’t be used, and is not kept: " + why);
            };
        }
    }

    /** What does not come is the program's fault, not the disk's. */
    private static int received(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new Failure(
                    Ending.NOT_POSSIBLE, "The program broke off in the middle of it; nothing is kept of it.", e);
        }
    }

    private void tell(Path file, Contents contents, boolean sealed) throws IOException {
        terminal.print("%s: %,d rows of %,d tables, %,d bytes, %s"
                .formatted(
                        file,
                        contents.rows(),
                        contents.tables(),
                        Files.size(file),
                        sealed ? "sealed by the passphrase" : "not sealed: whoever gets hold of it can read it"));
        tell(terminal, contents);
    }

    /** What a backup is of, and the hash of its contents. */
    static void tell(Terminal terminal, Contents contents) {
        var origin = contents.origin();
        terminal.print("State of %s%s, made by %s"
                .formatted(
                        origin.takenAt(),
                        origin.organisation().isEmpty() ? "" : " of “" + origin.organisation() + "”",
                        origin.product()));
        terminal.print("Contents " + contents.hash().hex());
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
