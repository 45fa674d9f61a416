package concentric.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts PostgreSQL's programs as the right account, with an environment that is the same everywhere, and knows which of
 * them runs, so that a program that is told to end in the middle of a start leaves none behind.
 */
final class Launcher {

    /** Written-out messages are read by this program ({@link ServerLog}), and nothing may depend on the machine's language. */
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC");

    private final Account account;
    private final Path folder;
    private @Nullable Process running;
    private boolean aborted;

    Launcher(Account account, Path folder) {
        this.account = account;
        this.folder = folder;
    }

    Account account() {
        return account;
    }

    /** Runs a program to its end. */
    ProgramRun run(List<String> command, String input) {
        try {
            return ProgramRun.toItsEnd(begin(builder(List.of(), command).redirectErrorStream(true)), input);
        } catch (IOException notStarted) {
            return new ProgramRun(127, String.valueOf(notStarted.getMessage()));
        }
    }

    /**
     * Starts the server. Where the system has {@code setsid} (Linux) it leads a session of its own, so that a Ctrl-C in the
     * terminal reaches only this program, which then stops the server in order. Elsewhere (macOS) the server gets the same
     * Ctrl-C and takes it as {@link Signal#FAST}: as safe, only less polite to what is still running.
     */
    Process serve(List<String> command, ServerLog log) throws IOException {
        List<String> ownSession = Tool.find("setsid").map(List::of).orElse(List.of());
        return begin(builder(ownSession, command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile())));
    }

    /** Ends what runs and lets nothing new begin. */
    void abort() {
        Optional<Process> last;
        synchronized (this) {
            aborted = true;
            last = Optional.ofNullable(running);
        }
        last.filter(Process::isAlive).ifPresent(process -> Stopping.stop(process, Duration.ofSeconds(5)));
    }

    private synchronized Process begin(ProcessBuilder builder) throws IOException {
        if (aborted) {
            throw new PostgresException("The program is ending; the database is not started.");
        }
        Process process = builder.start();
        running = process;
        return process;
    }

    private ProcessBuilder builder(List<String> before, List<String> command) {
        List<String> whole = new ArrayList<>(before);
        whole.addAll(account.prefix());
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.startsWith("LD_"));
        environment.putAll(ENVIRONMENT);
        return builder;
    }
}
