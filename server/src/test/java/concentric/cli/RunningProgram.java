package concentric.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, until it is told to end. */
final class RunningProgram implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Thread reader;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** @param arguments a command that goes on, as {@code run} */
    RunningProgram(Object... arguments) {
        this(new ProcessBuilder(CommandLineRun.command(arguments)));
    }

    private RunningProgram(ProcessBuilder builder) {
        try {
            this.process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var output = process.inputReader(StandardCharsets.UTF_8);
        this.reader = Thread.ofPlatform()
                .daemon()
                .name("program-output")
                .start(() -> output.lines().forEach(lines::add));
    }

    /** A command with a token, in front of somebody who watches how far it is. */
    static RunningProgram watched(String token, Object... arguments) {
        var command = CommandLineRun.command(arguments);
        command.add(1, "-Dconcentric.terminal=true");
        var builder = new ProcessBuilder(command);
        builder.environment().put("CONCENTRIC_TOKEN", token);
        return new RunningProgram(builder);
    }

    /** With files that stand in front of those that are shipped: folders, each followed by the separator of paths. */
    static RunningProgram behind(String folders, Object... arguments) {
        var command = CommandLineRun.command(arguments);
        int path = command.indexOf("-cp") + 1;
        command.set(path, folders + command.get(path));
        return new RunningProgram(new ProcessBuilder(command));
    }

    /** Waits for a line that begins so; answers with what follows. */
    String said(String beginning) {
        var all = new StringBuilder();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (System.nanoTime() < deadline && (reader.isAlive() || !lines.isEmpty())) {
                var line = lines.poll(100, TimeUnit.MILLISECONDS);
                if (line == null) continue;
                if (line.startsWith(beginning)) return line.substring(beginning.length());
                all.append(line).append('\n');
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("it never said “" + beginning + "…”, but: " + all);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Tells it to end, as an operator or Ctrl-C does, and waits; answers with its status. */
    int end() {
        // Not process.destroy(), which closes the streams too, so that its last words would be lost.
        handle().destroy();
        return status();
    }

    /** Waits until it has ended by itself; answers with its status. */
    int status() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("it does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) end();
    }
}
