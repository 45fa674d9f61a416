package concentric.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The command line in a process of its own, as the launcher starts it.
 *
 * @param status what it ended with
 * @param out what it wrote to the standard output
 * @param err what it wrote to the standard error
 */
record CommandLineRun(int status, String out, String err) {

    private static final long PATIENCE_SECONDS = 180;

    /** Runs it to its end. */
    static CommandLineRun of(Object... arguments) {
        return of(Map.of(), arguments);
    }

    /** Runs it to its end, with variables in its environment. */
    static CommandLineRun of(Map<String, String> environment, Object... arguments) {
        return toItsEnd(environment, command(arguments));
    }

    /** Runs any command to its end. */
    static CommandLineRun toItsEnd(Map<String, String> environment, List<String> command) {
        try {
            var folder = Files.createTempDirectory("command-line");
            var out = folder.resolve("out");
            var err = folder.resolve("err");
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().remove("CONCENTRIC_TOKEN");
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end; it said " + read(out) + read(err));
            }
            var run = new CommandLineRun(process.exitValue(), read(out), read(err));
            FileSystemUtils.deleteRecursively(folder);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What to start. Nothing here lives long, so the JVM need not prepare for it. */
    static List<String> command(Object... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Concentric.class.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
