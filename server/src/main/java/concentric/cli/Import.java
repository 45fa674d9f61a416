package concentric.cli;

import concentric.platform.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Brings a file in and tells what became of each of its lines. */
final class Import {

    /** What a file may hold. */
    enum What {
        UNITS,
        PEOPLE,
        MEMBERSHIPS,
        OFFERS,
        FUNDS,
        CONTRACTS,
        PAYMENTS;

        /** As it is typed and as the API's address spells it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is asked for; looked at before a program is started for it.
     *
     * @param sign contracts: whether to sign for everybody
     * @param layout payments: the file that says how to read one of other columns
     * @param rejected where to write the lines that were not taken
     * @param setAside where to write the lines kept for later
     */
    record Request(
            What what,
            Path file,
            boolean sign,
            @Nullable Path layout,
            @Nullable Path rejected,
            @Nullable Path setAside) {

        Request {
            if (sign && what != What.CONTRACTS) throw misused("--sign is for contracts.");
            if (layout != null && what != What.PAYMENTS) throw misused("--layout is for payments.");
            if (!Files.isRegularFile(file)) throw misused("There is no file " + file + ".");
            if (layout != null && !Files.isRegularFile(layout)) throw misused("There is no file " + layout + ".");
        }

        private static Failure misused(String sentence) {
            return new Failure(Ending.WRONG_USAGE, sentence);
        }
    }

    /** So many lines that were not taken are named at once; a file takes all of them. */
    private static final int NAMED = 20;

    private static final long SHORTEST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Terminal terminal;
    private final Asked program;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    Import(Terminal terminal, Asked program) {
        this.terminal = terminal;
        this.program = program;
    }

    /** Brings the file in. */
    Ending bringIn(Request request) {
        try {
            return request.what() == What.CONTRACTS ? contracts(request) : lines(request);
        } catch (Refusal refusal) {
            refusal.tell(terminal, request.file().toString());
            return refusal.ending();
        } catch (IOException e) {
            throw new Failure(
                    Ending.NOT_POSSIBLE, "%s can’t be read or written: %s".formatted(request.file(), e.getMessage()), e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Failure(Ending.DIFFERS, file + ": is not UTF-8.", e);
        }
    }

    private Ending contracts(Request request) throws IOException {
        terminal.progress("Bringing contracts in…");
        var query = request.sign() ? Map.of("sign", "true") : Map.<String, String>of();
        var answer = program.api().postText("/api/contracts", query, text(request.file()));
        for (var contract : answer.path("contracts")) {
            terminal.tell("%s: %s".formatted(contract.path("name").asString(), contract.path("state").asString()));
        }
        for (var waiting : answer.path("waitingFor")) terminal.tell("Waits for " + waiting.asString());
        return Ending.FINE;
    }

    private Ending lines(Request request) throws IOException {
        var file = request.file();
        var layout = request.layout();
        terminal.progress("Sending %s…".formatted(file));
        var fields = layout == null ? Map.<String, String>of() : Map.of("options", text(layout));
        var job = followed(program.api().postFile("/api/imports/" + request.what(), file, fields), file);
        if (interrupted.get()) return Ending.DIFFERS;
        terminal.tell(counts(file, job));
        nameRejected(job, request);
        writeLeftOut(job, "rejected.csv", request.rejected());
        writeLeftOut(job, "set-aside.csv", request.setAside());
        if (!job.path("state").asString().equals("finished")) {
            terminal.tell("It did not come to its end: %s %s"
                    .formatted(job.path("state").asString(), job.path("note").asString("")));
            return Ending.NOT_POSSIBLE;
        }
        return job.path("rejected").asLong() == 0 ? Ending.FINE : Ending.DIFFERS;
    }

    /** Shows how far the job is until it does no more by itself. */
    private JsonNode followed(JsonNode queued, Path file) {
        var address = "/api/jobs/" + queued.path("id").asLong();
        program.ifInterrupted(() -> cancel(address));
        var job = queued;
        long wait = SHORTEST_WAIT_MILLIS;
        while (goesOn(job) && !interrupted.get()) {
            terminal.progress("%s: %,d of %,d lines"
                    .formatted(file, job.path("done").asLong(), job.path("total").asLong()));
            sleep(wait);
            wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
            job = look(address, job);
        }
        return job;
    }

    /** The program may have ended under us because both were told to. */
    private JsonNode look(String address, JsonNode last) {
        try {
            return program.api().get(address, Map.of());
        } catch (Failure failure) {
            if (interrupted.get()) return last;
            throw failure;
        }
    }

    private static boolean goesOn(JsonNode job) {
        var state = job.path("state").asString();
        return state.equals("queued") || state.equals("started");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Ending.NOT_POSSIBLE, "Interrupted.", e);
        }
    }

    /** Told to end: the job ends after the piece it is at, and not by itself at the next start. */
    private void cancel(String address) {
        var job = program.api().get(address, Map.of());
        if (!goesOn(job)) return;
        interrupted.set(true);
        try {
            job = program.api().post(address + "/cancel", Map.of());
        } catch (Refusal finishedMeanwhile) {
            job = program.api().get(address, Map.of());
        }
        terminal.tell("Stopped at line %,d of %,d. What was taken stays; bring the same file in again to go on."
                .formatted(job.path("done").asLong(), job.path("total").asLong()));
    }

    private static String counts(Path file, JsonNode job) {
        return "%s: %,d taken, %,d rejected, %,d set aside, of %,d lines"
                .formatted(
                        file,
                        job.path("accepted").asLong(),
                        job.path("rejected").asLong(),
                        job.path("setAside").asLong(),
                        job.path("total").asLong());
    }

    private void writeLeftOut(JsonNode job, String list, @Nullable Path to) throws IOException {
        if (to == null) return;
        Files.writeString(to, leftOut(job, list));
        terminal.tell("%s written to %s".formatted(list.equals("rejected.csv") ? "Rejected lines" : "Lines set aside", to));
    }

    private String leftOut(JsonNode job, String list) {
        return program.api().csv("/api/jobs/" + job.path("id").asLong() + "/" + list, Map.of());
    }

    private void nameRejected(JsonNode job, Request request) throws IOException {
        long count = job.path("rejected").asLong();
        if (count == 0) return;
        var csv = leftOut(job, "rejected.csv").getBytes(StandardCharsets.UTF_8);
        try (var rows = Csv.rows(new ByteArrayInputStream(csv))) {
            for (int i = 0; i < NAMED && rows.hasNext(); i++) {
                var row = rows.next();
                var field = row.get("field").isEmpty() ? "" : row.get("field") + ": ";
                terminal.tell(request.file() + ":" + row.get("line") + ": " + field + row.get("reason"));
            }
        }
        if (count > NAMED) {
            var rest = request.rejected() == null ? "; --rejected FILE writes all" : "";
            terminal.tell("… and %,d more%s".formatted(count - NAMED, rest));
        }
    }
}
