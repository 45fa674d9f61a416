package concentric.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The checkpoints of a data folder, a line each, beside the database: whoever changes only that leaves them as they are. */
final class CheckpointFile {

    private final Path file;

    CheckpointFile(Path folder) {
        this.file = folder.resolve(Checkpoints.FILE);
    }

    /** Whether nothing is kept yet. */
    boolean isEmpty() {
        return !Files.exists(file);
    }

    /** Its lines; one that a crash cut short is none. */
    List<String> lines() {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints in %s can't be read".formatted(file), e);
        }
    }

    /** Adds a line for good, in place of one that a crash cut short. */
    void add(Checkpoint checkpoint) {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(endOfLines(channel));
            channel.truncate(channel.position());
            var line = ByteBuffer.wrap((checkpoint.line() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) channel.write(line);
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints in %s can't be written".formatted(file), e);
        }
    }

    private static long endOfLines(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') return end;
        }
        return 0;
    }
}
