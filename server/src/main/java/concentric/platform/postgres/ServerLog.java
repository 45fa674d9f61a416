package concentric.platform.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * What PostgreSQL says, in one file that never grows far beyond {@link #LIMIT}.
 *
 * <p>Not a bug: PostgreSQL's own logging collector is not used. It can bound the age of its files, not their size, and needs
 * a process more; and this way what goes wrong before the collector runs is in the same file.
 */
record ServerLog(Path file) {

    static final long LIMIT = 8L * 1024 * 1024;

    private static final int LAST_LINES = 15;

    /** What PostgreSQL says, and what that means to the person who reads it. The first that matches counts. */
    private static final List<Map.Entry<String, String>> MEANINGS = List.of(
            Map.entry("No space left on device", "The disk is full."),
            Map.entry("Disk quota exceeded", "The disk quota of this account is used up."),
            Map.entry("Read-only file system", "The disk can only be read."),
            Map.entry("Cannot allocate memory", "The machine has too little memory left."),
            Map.entry("Too many open files", "The machine allows too few open files."),
            Map.entry("Address already in use", "The port is taken by another program."),
            Map.entry("Input/output error", "The disk reports an error."),
            Map.entry("shared memory block", "Parts of an earlier PostgreSQL still run in this folder."),
            Map.entry("could not locate a valid checkpoint record", "Its files are damaged: restore a backup."),
            Map.entry("incorrect checksum", "Its files are damaged: restore a backup."),
            Map.entry("has group or world access", "Others may enter its folder, and it refuses that."),
            Map.entry("has wrong ownership", "Its folder belongs to another account."),
            Map.entry("Permission denied", "The account it runs as may not use one of its files."));

    ServerLog {
        if (!Files.exists(file)) {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (IOException failure) {
                throw new PostgresException("The log %s can't be written: %s.".formatted(file, failure), failure);
            }
        }
    }

    /** The place where what is said from now on begins. */
    long mark() throws IOException {
        return Files.size(file);
    }

    String since(long mark) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.min(mark, log.length()));
            byte[] said = new byte[(int) Math.min(LIMIT, log.length() - log.getFilePointer())];
            log.readFully(said);
            return new String(said, StandardCharsets.UTF_8);
        }
    }

    /** Keeps what was said as the older half, and begins anew. PostgreSQL appends, so it need not be told. */
    void bound() throws IOException {
        if (Files.size(file) <= LIMIT) {
            return;
        }
        Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel log = FileChannel.open(file, EnumSet.of(StandardOpenOption.WRITE))) {
            log.truncate(0);
        }
    }

    /** A sentence, what it means as far as that is known, and the last that PostgreSQL said. */
    static PostgresException failure(String sentence, String said) {
        String meaning = MEANINGS.stream()
                .filter(known -> said.contains(known.getKey()))
                .map(known -> " " + known.getValue())
                .findFirst()
                .orElse("");
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        String last = String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        return new PostgresException(
                sentence + meaning + (last.isEmpty() ? " It said nothing." : " The last it said:\n  " + last));
    }
}
