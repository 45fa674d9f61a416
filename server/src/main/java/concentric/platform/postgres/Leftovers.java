package concentric.platform.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a program that was killed leaves in the data folder: a PostgreSQL still running, its note about itself, half-done work.
 * Runs only while this program holds the folder, so whatever is found here has no master any more.
 *
 * <p>A process is ours if and only if the program it executes lies in this very folder. A number in a file proves nothing:
 * numbers are given again, after a restart of the machine or the container to anybody.
 */
final class Leftovers {

    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());

    /** Together below the ten seconds within which a start must sort things out. */
    private static final Duration FAST = Duration.ofSeconds(4);

    private static final Duration IMMEDIATE = Duration.ofSeconds(1);
    private static final Duration ORPHANS = Duration.ofSeconds(1);

    private final Path folder;
    private final Path cluster;

    Leftovers(Path folder, Path cluster) {
        this.folder = folder;
        this.cluster = cluster;
    }

    /** After this no process works in the folder, and nothing in it is unfinished. */
    void clear() throws IOException {
        List<Path> partial = partial();
        Optional<PostmasterFile> postmaster = PostmasterFile.read(cluster);
        if (partial.isEmpty() && postmaster.isEmpty()) {
            return;
        }
        if (postmaster.isPresent()) {
            clear(postmaster.get());
        }
        endOrphans();
        for (Path unfinished : partial) {
            FileTree.delete(unfinished);
        }
    }

    /** Children of a PostgreSQL that was killed end by themselves; those that do not within a moment are ended. */
    void endOrphans() {
        if (!within(ORPHANS, () -> processes().isEmpty())) {
            processes().forEach(ProcessHandle::destroyForcibly);
            within(ORPHANS, () -> processes().isEmpty());
        }
    }

    private void clear(PostmasterFile postmaster) throws IOException {
        if (postmaster.pid() == 0) {
            PostmasterFile.remove(cluster);
            return;
        }
        ProcessHandle.of(postmaster.pid()).filter(this::isOurs).ifPresent(this::stop);
        if (PostmasterFile.read(cluster).isPresent()) {
            PostmasterFile.disown(cluster);
        }
    }

    private void stop(ProcessHandle postmaster) {
        LOG.log(
                Level.INFO,
                "Stopping the PostgreSQL (process {0}) that an earlier Concentric left running in {1}",
                Long.toString(postmaster.pid()),
                folder);
        Signal.FAST.send(postmaster.pid());
        if (within(FAST, () -> !isOurs(postmaster))) {
            return;
        }
        Signal.IMMEDIATE.send(postmaster.pid());
        if (within(IMMEDIATE, () -> !isOurs(postmaster))) {
            return;
        }
        postmaster.destroyForcibly();
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /** Also false for one that has ended but is not yet buried by its parent: it executes nothing. */
    private boolean isOurs(ProcessHandle process) {
        String programs = folder.resolve(Binaries.PREFIX).toString();
        ProcessHandle.Info info = process.info();
        return info.command()
                .or(info::commandLine)
                .filter(command -> command.startsWith(programs))
                .isPresent();
    }

    private List<Path> partial() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(FileTree.PARTIAL))
                    .toList();
        }
    }

    private static boolean within(Duration time, BooleanSupplier condition) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new PostgresException("Starting the database was interrupted.", interrupt);
            }
        }
        return true;
    }
}
