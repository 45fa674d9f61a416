package concentric.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The folder in which one installation keeps everything it has, held by at most one running program.
 *
 * <p>The hold is a lock of the operating system on the file {@code lock}, so it ends with the program however that dies. The
 * number in that file is only for the sentence that refuses a second program.
 */
public final class DataFolder implements AutoCloseable {

    static final FileAttribute<Set<PosixFilePermission>> ONLY_OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /**
     * What this JVM holds, by identity of the folder, asked before the lock file is opened. Not a bug: closing any channel on
     * a file drops all locks of the process on it, so a second opening must not even touch the file.
     */
    private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Object identity;
    private final FileChannel lock;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean serving = new AtomicBoolean();

    private DataFolder(Path path, Object identity, FileChannel lock) {
        this.path = path;
        this.identity = identity;
        this.lock = lock;
    }

    /**
     * Creates the folder where it is missing and holds it until {@link #close()} or the end of the program.
     *
     * @throws DataFolderInUse when another program (or another part of this one) holds it
     * @throws PostgresException when the folder can't be created or written
     */
    public static DataFolder open(Path folder) {
        Path asked = folder.toAbsolutePath().normalize();
        try {
            Path path = created(asked).toRealPath();
            Object identity = identityOf(path);
            if (!HELD.add(identity)) {
                throw inUse(path, Optional.of(ProcessHandle.current().pid()));
            }
            try {
                return new DataFolder(path, identity, locked(path));
            } catch (Throwable failure) {
                HELD.remove(identity);
                throw failure;
            }
        } catch (AccessDeniedException denied) {
            throw new PostgresException(
                    "Concentric runs as %s and may not write into the data folder %s. Start it as the owner of that folder, or with another one."
                            .formatted(Account.nameOfCurrent(), asked),
                    denied);
        } catch (FileAlreadyExistsException file) {
            throw new PostgresException(
                    "%s can't be the data folder: there is a file of that name.".formatted(asked), file);
        } catch (UnsupportedOperationException noPosix) {
            throw new PostgresException(
                    "The data folder %s lies on a file system that can't keep files private (no owner and permissions)."
                            .formatted(asked),
                    noPosix);
        } catch (IOException failure) {
            throw new PostgresException(
                    "The data folder %s can't be used: %s.".formatted(asked, failure.getMessage()), failure);
        }
    }

    /** The folder, absolute and with symbolic links resolved. */
    public Path path() {
        return path;
    }

    /** Lets the folder go. Close the database first. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (lock) {
            lock.truncate(0);
        } catch (IOException alreadyGone) {
            // The lock ends with the channel in any case; the number in the file is only for a sentence.
        } finally {
            HELD.remove(identity);
        }
    }

    /** The part of the folder that belongs to the database. */
    Path postgres() {
        return path.resolve("postgres");
    }

    /**
     * Says that a database is about to run here. Without this a second start in the same program would take the first one's
     * database for one left over by a killed program, and stop it.
     */
    void beginServing() {
        if (closed.get()) {
            throw new IllegalStateException("The data folder " + path + " is closed");
        }
        if (!serving.compareAndSet(false, true)) {
            throw new DataFolderInUse("The database in the data folder %s is already running.".formatted(path));
        }
    }

    void endServing() {
        serving.set(false);
    }

    private static Path created(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder, ONLY_OWNER_ENTERS);
        }
        return folder;
    }

    private static Object identityOf(Path folder) throws IOException {
        Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        return key == null ? folder : key;
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = channel.tryLock() != null;
            if (!held) {
                throw inUse(folder, holder(channel));
            }
            channel.truncate(0);
            String own = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static Optional<Long> holder(FileChannel lockFile) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        lockFile.read(content, 0);
        String digits =
                StandardCharsets.US_ASCII.decode(content.flip()).toString().strip();
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private static DataFolderInUse inUse(Path folder, Optional<Long> holder) {
        return new DataFolderInUse(
                "The data folder %s is in use by another Concentric%s. Stop that one first, or start this one with another folder."
                        .formatted(
                                folder,
                                holder.map(pid -> " (process " + pid + ")").orElse("")));
    }
}
