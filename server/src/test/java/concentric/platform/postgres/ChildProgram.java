package concentric.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@link DatabaseProgram} as a process of its own, to be killed. */
final class ChildProgram implements AutoCloseable {

    /** What a running program said of its database. */
    record Ready(long pid, String url, String password) {}

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildProgram(Process process) {
        this.process = process;
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("child-output").start(() -> collect(output));
    }

    private void collect(BufferedReader output) {
        try {
            output.lines().forEach(lines::add);
        } catch (UncheckedIOException killed) {
            // It says no more.
        }
    }

    static ChildProgram on(Path folder) {
        return on(folder, Durability.TESTS, List.of(), classPath());
    }

    static ChildProgram durableOn(Path folder) {
        return on(folder, Durability.DURABLE, List.of(), classPath());
    }

    /** @param prefix what runs it as somebody else, or elsewhere */
    static ChildProgram on(Path folder, Durability durability, List<String> prefix, List<Path> classPath) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(":", classPath.stream().map(Path::toString).toList()),
                DatabaseProgram.class.getName(),
                folder.toString(),
                durability.name()));
        try {
            return new ChildProgram(new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where the program's classes are, and nothing more, so that it can be copied to where another account may read. */
    static List<Path> classPath() {
        return Stream.of(
                        "concentric/platform/postgres/PostgresServer.class",
                        "concentric/platform/postgres/DatabaseProgram.class",
                        "org/apache/commons/compress/archivers/tar/TarArchiveInputStream.class",
                        "org/apache/commons/io/IOUtils.class",
                        "org/apache/commons/lang3/ArrayUtils.class",
                        "org/apache/commons/codec/Charsets.class",
                        "org/tukaani/xz/XZInputStream.class",
                        Platform.current().archive())
                .map(ChildProgram::holderOf)
                .distinct()
                .toList();
    }

    /** The same class path, copied to a folder that every account may read. */
    static List<Path> classPathCopiedTo(Path folder) {
        List<Path> copies = new ArrayList<>();
        for (Path entry : classPath()) {
            Path copy = folder.resolve(copies.size() + "-" + entry.getFileName());
            Command.run("cp", "-r", entry.toString(), copy.toString());
            Command.run("chmod", "-R", "a+rX", copy.toString());
            copies.add(copy);
        }
        return copies;
    }

    Process process() {
        return process;
    }

    Ready ready() {
        String[] words = said("ready ").split(" ", -1);
        return new Ready(Long.parseLong(words[1]), words[2], words[3]);
    }

    String refusal() {
        return said("refused ").substring("refused ".length());
    }

    void kill() {
        await(process.destroyForcibly());
    }

    void terminate() {
        process.destroy();
        await(process);
    }

    /** Kills a process of PostgreSQL that this program started. */
    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    private String said(String beginning) {
        StringBuilder all = new StringBuilder();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try {
            while (System.nanoTime() < deadline) {
                String line = lines.poll(100, TimeUnit.MILLISECONDS);
                if (line == null) {
                    if (!process.isAlive() && lines.isEmpty()) {
                        break;
                    }
                    continue;
                }
                if (line.startsWith(beginning)) {
                    return line;
                }
                all.append(line).append('\n');
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("The program never said '" + beginning + "…', but: " + all);
    }

    private static void await(Process ending) {
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("Process " + ending.pid() + " does not end");
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupt);
        }
    }

    private static Path holderOf(String resource) {
        URL url = ChildProgram.class.getResource("/" + resource);
        if (url == null) {
            throw new AssertionError("Not on the class path: " + resource);
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            Path file = Path.of(url.toURI());
            Path root = file.getRoot()
                    .resolve(file.subpath(
                            0, file.getNameCount() - Path.of(resource).getNameCount()));
            return Files.isDirectory(root) ? root : file;
        } catch (IOException | URISyntaxException failure) {
            throw new AssertionError(failure);
        }
    }
}
