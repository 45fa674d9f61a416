package concentric.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Backups that a program makes by itself while it runs. */
final class DailyBackups {

    @Option(
            names = "--backup-to",
            paramLabel = "DIR",
            required = true,
            description = "make a backup each day and keep it in this folder, best on another machine")
    private @Nullable Path to;

    @Option(
            names = "--backup-at",
            paramLabel = "TIME",
            defaultValue = "03:00",
            description = "when, in the organisation’s time zone (${DEFAULT-VALUE})")
    private @Nullable LocalTime at;

    @Option(
            names = "--backup-keep",
            paramLabel = "N",
            defaultValue = "14",
            description = "how many are kept (${DEFAULT-VALUE})")
    private int keep;

    /** What the program is told. */
    String[] properties() {
        if (keep < 1) throw new Failure(Ending.WRONG_USAGE, "--backup-keep: at least one is kept.");
        if (to == null || (Files.exists(to) && !Files.isDirectory(to))) {
            throw new Failure(Ending.WRONG_USAGE, "--backup-to: %s is no folder.".formatted(to));
        }
        return new String[] {
            "--concentric.backup-to=" + to.toAbsolutePath(),
            "--concentric.backup-at=" + at,
            "--concentric.backup-keep=" + keep
        };
    }
}
