package concentric.backups.file;

import concentric.backups.age.Passphrase;
import concentric.backups.age.SealingStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backup that comes into being under its name whole and read back, or not at all. Meanwhile it lies beside, with
 * {@code .part} at the end of its name. Only its owner may read it.
 */
public final class NewBackup implements Closeable {

    /** What the name ends with until the backup is whole. */
    public static final String PART = ".part";

    private static final int BUFFER = 1 << 18;

    private final Path path;
    private final Path part;
    private final Optional<Passphrase> passphrase;
    private final FileChannel channel;
    private final OutputStream out;
    private final @Nullable SealingStream seal;

    private NewBackup(Path path, Path part, Optional<Passphrase> passphrase, FileChannel channel) throws IOException {
        this.path = path;
        this.part = part;
        this.passphrase = passphrase;
        this.channel = channel;
        var file = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        this.seal = passphrase.isPresent() ? new SealingStream(file, passphrase.get()) : null;
        this.out = seal == null ? file : seal;
    }

    /**
     * Begins one. What an earlier, broken try left beside it is written over.
     *
     * @param passphrase seals it; none: whoever gets hold of the file can read it
     * @throws IOException if it can't be written there
     */
    public static NewBackup begin(Path path, Optional<Passphrase> passphrase) throws IOException {
        var part = path.resolveSibling(path.getFileName() + PART);
        Files.deleteIfExists(part);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var channel = FileChannel.open(part, options, onlyOwner);
        try {
            return new NewBackup(path, part, passphrase, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /** Where to write it. */
    public OutputStream out() {
        return out;
    }

    /**
     * Puts it onto the disk, reads all of it back, and gives it its name if it is sound.
     *
     * @param replace whether a file that has the name already may go
     * @throws IOException if it can't be written
     */
    public Checking finish(boolean replace) throws IOException {
        if (seal != null) seal.finish();
        out.flush();
        channel.force(true);
        channel.close();
        var checking = new BackupFile(part, passphrase).check(Progress.NOBODY);
        if (checking instanceof Checking.Sound) rename(replace);
        return checking;
    }

    private void rename(boolean replace) throws IOException {
        if (!replace && Files.exists(path)) throw new FileAlreadyExistsException(path.toString());
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        var folder = path.toAbsolutePath().getParent();
        if (folder == null) return;
        // The name, too, is to survive a power cut.
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Takes away what was not finished. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
