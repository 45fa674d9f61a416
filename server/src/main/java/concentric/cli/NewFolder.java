package concentric.cli;

import concentric.ledger.Checkpoints;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/**
 * A data folder that gets its installation whole or not at all. Until it is whole it lies in a folder within, of a name that
 * nobody else uses, so that what a kill leaves behind can be taken away by the next try.
 */
final class NewFolder implements Closeable {

    private static final String INSIDE = ".restoring";

    private final Path data;
    private final Path inside;
    private final boolean isNew;
    private boolean finished;

    private NewFolder(Path data) {
        this.data = data.toAbsolutePath().normalize();
        this.inside = this.data.resolve(INSIDE);
        this.isNew = !Files.exists(this.data);
    }

    /**
     * Begins one.
     *
     * @throws Failure if something is there already
     */
    static NewFolder begin(Path data) {
        var folder = new NewFolder(data);
        try {
            folder.look();
            folder.deleteInside();
            return folder;
        } catch (IOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "%s can’t be used: %s".formatted(data, e.getMessage()), e);
        }
    }

    private void look() throws IOException {
        if (isNew) return;
        if (!Files.isDirectory(data)) throw new Failure(Ending.WRONG_USAGE, "%s is no folder.".formatted(data));
        try (var there = Files.list(data)) {
            boolean unfinished = Files.exists(inside);
            var something = there.filter(path -> !path.equals(inside))
                    // Of a restore that was killed while it gave everything its place.
                    .filter(path -> !(unfinished && path.endsWith(Checkpoints.FILE)))
                    .findAny();
            if (something.isPresent()) {
                throw new Failure(
                        Ending.DIFFERS,
                        "%s is not empty: it holds %s. Restore into a new folder, and nothing can be lost."
                                .formatted(data, something.get().getFileName()));
            }
        }
        if (isInUse()) throw new Failure(Ending.DIFFERS, "Another restore is at work in %s.".formatted(data));
    }

    /** Whoever restores holds the lock of the data folder within. */
    private boolean isInUse() throws IOException {
        var lock = inside.resolve("lock");
        if (!Files.exists(lock)) return false;
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            return held == null;
        }
    }

    /** Where the installation is made. */
    Path inside() {
        return inside;
    }

    /**
     * Gives everything its place; its database does not run any more.
     *
     * @param checkpoints what is kept beside the database, a line each
     */
    void finish(List<String> checkpoints) throws IOException {
        if (!checkpoints.isEmpty()) {
            var written = Files.write(inside.resolve(Checkpoints.FILE), checkpoints);
            force(written);
            move(written);
        }
        // Last: where it is, there is an installation. An external database has none.
        if (Files.exists(inside.resolve("postgres"))) move(inside.resolve("postgres"));
        force(data);
        finished = true;
        if (isNew) Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }

    private void move(Path path) throws IOException {
        Files.move(
                path,
                data.resolve(inside.relativize(path)),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Takes away what was not finished. */
    @Override
    public void close() throws IOException {
        deleteInside();
        if (isNew && !finished) Files.deleteIfExists(data);
    }

    private void deleteInside() throws IOException {
        if (!Files.exists(inside)) return;
        try (var below = Files.walk(inside)) {
            for (var path : below.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
