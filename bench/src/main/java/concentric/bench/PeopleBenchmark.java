package concentric.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A hundred thousand people brought into the program, beside COPY of the same rows. */
final class PeopleBenchmark {

    private static final int ROUNDS = 3;
    private static final int PEOPLE = 100_000;

    private final Path home;
    private final Rates imported = new Rates();
    private final Rates copied = new Rates();

    PeopleBenchmark(Path home) {
        this.home = home;
    }

    void run(Report report) throws IOException, InterruptedException, SQLException {
        report.title("people: %,d people, %d rounds, each into a new installation".formatted(PEOPLE, ROUNDS));
        var file = IntStream.range(0, PEOPLE)
                .mapToObj(i -> "person-%1$06d,Person Number %1$d,person-%1$06d@acme.example".formatted(i))
                .collect(Collectors.joining("\n", "person,name,email\n", "\n"));
        for (int round = 0; round < ROUNDS; round++) {
            try (var installation = Installation.started(home, "EUR");
                    var database = installation.connect()) {
                CopiedRows.checkpoint(database);
                long begin = System.nanoTime();
                var job = installation.bringIn("people", "people.csv", BodyPublishers.ofString(file), "");
                long after = System.nanoTime() - begin;
                if (job.path("accepted").asLong() != PEOPLE) throw new IllegalStateException("not all: " + job);
                long copiedAfter = new CopiedRows(database, "people.person").write("id", 0)
                        + new CopiedRows(database, "platform.party").write("id", 0);
                imported.add(PEOPLE, after);
                copied.add(PEOPLE, copiedAfter);
                report.note(String.format(Locale.ROOT, "%.1f s; COPY %.1f s", after / 1e9, copiedAfter / 1e9));
            }
        }
        report.table("a second");
        report.row("people by import", imported, "people");
        report.row("COPY of these people and their codes", copied, "people");
        report.note(String.format(Locale.ROOT, "→ import ÷ COPY: %.3f", imported.ratioTo(copied)));
    }
}
