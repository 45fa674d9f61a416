package concentric.bench;

import java.nio.file.Path;

final class ImportBenchmark {
    private final Path home;

    ImportBenchmark(Path home) {
        this.home = home;
    }

    void run(Report r) {
        r.note(home.toString());
    }
}
