package concentric.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own note about who serves a cluster, {@code postmaster.pid}. It is there while PostgreSQL runs, and stays
 * behind when PostgreSQL is killed.
 *
 * @param pid 0 when the file holds no number, as after a power cut
 * @param ready whether connections are taken
 */
record PostmasterFile(long pid, boolean ready) {

    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = lines(cluster);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        String first = lines.isEmpty() ? "" : lines.getFirst().strip();
        // Below zero: one without a server, as a start uses it to prepare the database.
        long pid = first.matches("-?[0-9]{1,10}") ? Math.abs(Long.parseLong(first)) : 0;
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return Optional.of(new PostmasterFile(pid, ready));
    }

    /**
     * Tells PostgreSQL that the process in the file is not to be feared: it has ended, or is not PostgreSQL. PostgreSQL itself
     * only sees whether the number is anybody's, also a stranger's, or a dead process's that nobody has buried yet.
     *
     * <p>Not a bug: the file is not deleted, because PostgreSQL also finds in it the shared memory of its last run, and so
     * whether orphans of that run still write. It ignores a number that is its own parent's, which is this program.
     */
    static void disown(Path cluster) throws IOException {
        Path file = file(cluster);
        List<String> lines = lines(cluster);
        StringBuilder content =
                new StringBuilder().append(ProcessHandle.current().pid()).append('\n');
        lines.stream().skip(1).forEach(line -> content.append(line).append('\n'));
        Path rewritten = cluster.resolve("postmaster.pid.partial");
        Files.writeString(rewritten, content);
        for (String attribute : List.of("unix:mode", "unix:gid", "unix:uid")) {
            Files.setAttribute(rewritten, attribute, Files.getAttribute(file, attribute));
        }
        Files.move(rewritten, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes a file that says nothing; PostgreSQL would not start because of it. */
    static void remove(Path cluster) throws IOException {
        Files.deleteIfExists(file(cluster));
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static List<String> lines(Path cluster) throws IOException {
        return Files.readString(file(cluster), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }
}
