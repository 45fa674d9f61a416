package concentric.cli;

import concentric.platform.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        PAYMENTS,
        REFUNDS,
        USAGE;

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
     * @param mapping the file that says how one of somebody else is to be understood
     * @param rejected where to write the lines that were not taken
     * @param setAside where to write the lines kept for later
     */
    record Request(
            What what,
            Path file,
            boolean sign,
            @Nullable Path layout,
            @Nullable Path mapping,
            @Nullable Path rejected,
            @Nullable Path setAside) {

        Request {
            if (sign && what != What.CONTRACTS) throw misused("--sign is for contracts.");
            if (layout != null && what != What.PAYMENTS) throw misused("--layout is for payments.");
            if (!Files.isRegularFile(file)) throw misused("There is no file " + file + ".");
            if (mapping != null && what == What.CONTRACTS) throw misused("--mapping is not for contracts.");
            for (var other : Stream.of(layout, mapping).filter(Objects::nonNull).toList()) {
                if (!Files.isRegularFile(other)) throw misused("There is no file " + other + ".");
            }
        }

        private static Failure misused(String sentence) {
            return new Failure(Ending.WRONG_USAGE, sentence);
        }
    }

    /** So many lines that were not taken are named at once; a file takes all of them. */
    private static final int NAMED = 20;

    private static final long SHORTEST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    /** A job is cancelled between two pieces of its file. */
    private static final long PATIENCE_TO_CANCEL_SECONDS = 30;

    private final Terminal terminal;
    private final Asked program;
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch dealtWith = new CountDownLatch(1);

    Import(Terminal terminal, Asked program) {
        this.terminal = terminal;
        this.program = program;
    }

    /** Brings the file in. */
    Ending bringIn(Request request) {
        try {
            return request.what() == What.CONTRACTS ? contracts(request) : linesUnlessInterrupted(request);
        } catch (Refusal refusal) {
            refusal.tell(terminal, request.file().toString());
            return refusal.ending();
        } catch (IOException e) {
            throw new Failure(
                    Ending.NOT_POSSIBLE,
                    "%s can’t be read or written: %s".formatted(request.file(), e.getMessage()),
                    e);
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
            terminal.tell("%s: %s"
                    .formatted(
                            contract.path("name").asString(),
                            contract.path("state").asString()));
        }
        for (var waiting : answer.path("waitingFor")) terminal.tell("Waits for " + waiting.asString());
        return Ending.FINE;
    }

    /**
     * A signal must not just end the program: a job that is left goes on by itself at the next start. So whoever ends it
     * waits until this thread, which alone knows whether there is a job by now, has cancelled it.
     */
    private Ending linesUnlessInterrupted(Request request) throws IOException {
        program.ifInterrupted(() -> {
            interrupted.countDown();
            await(dealtWith, TimeUnit.SECONDS.toMillis(PATIENCE_TO_CANCEL_SECONDS));
        });
        try {
            return lines(request);
        } finally {
            dealtWith.countDown();
        }
    }

    private Ending lines(Request request) throws IOException {
        var file = request.file();
        var layout = request.layout();
        var mapping = request.mapping();
        terminal.progress("Sending %s…".formatted(file));
        var fields = new HashMap<String, String>();
        if (layout != null) fields.put("options", text(layout));
        if (mapping != null) fields.put("mapping", text(mapping));
        var job = followed(program.api().postFile("/api/imports/" + request.what(), file, fields), file);
        terminal.tell(counts(file, job));
        nameRejected(job, request);
        writeLeftOut(job, "rejected.csv", request.rejected());
        writeLeftOut(job, "set-aside.csv", request.setAside());
        return switch (job.path("state").asString()) {
            case "finished" -> job.path("rejected").asLong() == 0 ? Ending.FINE : Ending.DIFFERS;
            case "cancelled" -> {
                terminal.tell("It was stopped at line %,d. What was taken stays; bring the same file in again to go on."
                        .formatted(job.path("done").asLong()));
                yield Ending.DIFFERS;
            }
            default -> {
                terminal.tell("It failed: " + job.path("note").asString(""));
                yield Ending.NOT_POSSIBLE;
            }
        };
    }

    /** Shows how far the job is until it does no more by itself. */
    private JsonNode followed(JsonNode queued, Path file) {
        var address = "/api/jobs/" + queued.path("id").asLong();
        var job = queued;
        long wait = SHORTEST_WAIT_MILLIS;
        while (goesOn(job)) {
            terminal.progress("%s: %,d of %,d lines"
                    .formatted(
                            file, job.path("done").asLong(), job.path("total").asLong()));
            if (await(interrupted, wait)) return cancelled(address);
            wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
            job = program.api().get(address, Map.of());
        }
        return job;
    }

    private static boolean goesOn(JsonNode job) {
        var state = job.path("state").asString();
        return state.equals("queued") || state.equals("started");
    }

    private JsonNode cancelled(String address) {
        try {
            return program.api().post(address + "/cancel", Map.of());
        } catch (Refusal finishedMeanwhile) {
            return program.api().get(address, Map.of());
        }
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
        terminal.tell(
                "%s written to %s".formatted(list.equals("rejected.csv") ? "Rejected lines" : "Lines set aside", to));
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
