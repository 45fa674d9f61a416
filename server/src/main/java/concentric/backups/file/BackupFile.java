package concentric.backups.file;

import concentric.backups.age.OpeningStream;
import concentric.backups.age.Passphrase;
import concentric.backups.age.SealBroken;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that is taken for a backup.
 *
 * @param path where it is
 * @param passphrase what opens it, where it is sealed
 */
public record BackupFile(Path path, Optional<Passphrase> passphrase) {

    private static final int BUFFER = 1 << 16;
    private static final int BEGINNING = 16;

    /** What every gzip file begins with (RFC 1952, section 2.3.1). */
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /**
     * Whether a passphrase is needed to open it.
     *
     * @throws UncheckedIOException if it can't be read
     */
    public boolean isSealed() {
        return OpeningStream.isSealed(beginning());
    }

    private byte[] beginning() {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(BEGINNING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads it once to its end and compares all of it with its manifest.
     *
     * @throws UncheckedIOException if it can't be read
     */
    public Checking check(Progress progress) {
        try {
            return new Checking.Sound(read(new Reader.Nobody(), progress));
        } catch (BadBackup bad) {
            return new Checking.Unusable(path + " " + bad.sentence());
        } catch (SQLException e) {
            throw new IllegalStateException("nobody asked a database", e);
        }
    }

    /**
     * Restores it, or changes nothing.
     *
     * @param connection used for this alone, to an empty database in which the user may create schemas; in no transaction,
     *     before and after
     * @throws SQLException if the database fails; then nothing changed
     * @throws UncheckedIOException if the file can't be read; then nothing changed
     */
    public Restoring restore(Connection connection, Progress progress) throws SQLException {
        return Restorer.into(connection, this, progress);
    }

    /** Hands what is in it to the reader, and compares it with the manifest. */
    Contents read(Reader reader, Progress progress) throws BadBackup, SQLException {
        try (var disk = new Disk(Files.newInputStream(path))) {
            return read(disk, reader, progress);
        } catch (BadBackup e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Contents read(Disk disk, Reader reader, Progress progress) throws BadBackup, SQLException {
        var place = "at its beginning";
        try {
            var archive = new ArchiveReader(opened(new BufferedInputStream(disk, BUFFER)), reader, progress);
            try {
                return archive.read();
            } finally {
                place = archive.place();
            }
        } catch (IOException e) {
            throw bad(e, disk.hasEnded, place);
        }
    }

    private InputStream opened(InputStream in) throws IOException {
        boolean sealed = isSealed();
        if (sealed && passphrase.isEmpty()) throw new BadBackup("is sealed by a passphrase, and none is given.");
        if (!sealed && passphrase.isPresent()) {
            // Whoever exchanges a sealed file for an open one must not get it restored in its stead.
            throw new BadBackup("is not sealed, but a passphrase is given: if you trust the file, restore it without.");
        }
        if (sealed) return new BufferedInputStream(new OpeningStream(in, passphrase.get()), BUFFER);
        var beginning = beginning();
        if (beginning.length < GZIP.length) throw new EOFException();
        if (!Arrays.equals(beginning, 0, GZIP.length, GZIP, 0, GZIP.length)) {
            throw new BadBackup("is no backup of Concentric.");
        }
        return in;
    }

    private static BadBackup bad(IOException e, boolean hasEnded, String place) {
        return switch (e) {
            case BadBackup bad -> bad;
            case SealBroken broken -> new BadBackup(sentence(broken.kind(), place));
            case EOFException end -> cutShort(place);
            default -> hasEnded ? cutShort(place) : new BadBackup("was altered or damaged " + place + ".");
        };
    }

    private static BadBackup cutShort(String place) {
        return new BadBackup("was cut short: it ends " + place + ".");
    }

    private static String sentence(SealBroken.Kind kind, String place) {
        return switch (kind) {
            case NOT_SEALED, ALTERED -> "was altered or damaged " + place + ": a seal is broken.";
            case OTHER_RECIPIENT -> "is sealed for a key, not by a passphrase: open it with age first.";
            case TOO_COSTLY -> "is sealed so that opening it would take gigabytes of memory: open it with age first.";
            case WRONG_PASSPHRASE -> "does not open with this passphrase.";
            case CUT_SHORT -> "was cut short: it ends " + place + ".";
            case END_BROKEN -> "was cut short, or altered at its end: its last seal is broken " + place + ".";
        };
    }

    /** Tells what the disk could not read from what should not stand there. */
    private static final class Disk extends InputStream {

        private final InputStream in;
        private boolean hasEnded;

        Disk(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                int n = in.read(bytes, offset, length);
                hasEnded |= n < 0;
                return n;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
