package concentric.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * A file of the demonstration, to be imported as anybody would import it.
 *
 * @param name what the job will call it
 * @param content opens it
 */
record DemoFile(String name, Content content) {

    /** Opens a file; whoever asks closes it. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** One that comes with the program. */
    static DemoFile shipped(String name) {
        return new DemoFile(name, () -> resource(name));
    }

    /** One that comes with the program, compressed. */
    static DemoFile compressed(String name) {
        return new DemoFile(name, () -> new GZIPInputStream(resource(name + ".gz"), 1 << 16));
    }

    /** One that is made now. */
    static DemoFile made(String name, String text) {
        return new DemoFile(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(DemoFile.class.getResourceAsStream("/demo/" + name), name);
    }

    /** What it says. */
    String text() {
        try (var in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lays the file on disk while something is done with it. */
    <R> R onDisk(Function<Path, R> use) {
        try {
            var path = Files.createTempFile("concentric-demo", ".csv");
            try (var in = content.open()) {
                Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
                return use.apply(path);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
