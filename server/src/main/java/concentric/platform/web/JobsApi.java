package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Job;
import concentric.platform.Jobs;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Jobs for programs. */
@RestController
public class JobsApi {

    private static final String PATH = "/api/jobs/";
    private static final int SHOWN_ROWS = 1_000;

    private final Jobs jobs;

    JobsApi(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * A job as programs see it.
     *
     * @param state {@code queued}, {@code started}, {@code cancelled}, {@code finished} or {@code failed}
     * @param leftOut the first thousand lines that were not taken
     */
    public record JobBody(
            long id,
            String kind,
            String file,
            Instant at,
            String state,
            String note,
            Job.Counts counts,
            List<LeftOut> leftOut) {}

    /** A line that was not taken. */
    public record LeftOut(long line, String field, String code, String detail) {}

    @GetMapping(PATH + "{id}")
    JobBody job(@PathVariable long id, Visit visit, Actor actor) {
        var job = jobs.find(id)
                .filter(found -> JobsPages.isFor(found, actor))
                .orElseThrow(Problem::notFound);
        return body(job, visit);
    }

    /** Takes a file that a program sends as the body of a request to a noun's own {@code import} address: 202 with the job. */
    public ResponseEntity<JobBody> start(String kind, String options, InputStream body, Visit visit, Actor actor)
            throws IOException {
        var file = Files.createTempFile("concentric-upload", ".csv");
        try {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            return switch (jobs.enqueue(kind, options, kind + ".csv", file, actor)) {
                case Enqueuing.Enqueued(Job job) ->
                    ResponseEntity.accepted()
                            .location(URI.create(PATH + job.id()))
                            .body(body(job, visit));
                case Enqueuing.Refused(var faults) -> throw Problem.refused(faults);
            };
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private JobBody body(Job job, Visit visit) {
        var leftOut = jobs.leftOut(job.id(), false, SHOWN_ROWS).stream()
                .map(row -> new LeftOut(
                        row.line(), row.fault().field(), row.fault().code(), visit.say(row.fault())))
                .toList();
        var state = job.state().name().toLowerCase(Locale.ROOT);
        return new JobBody(job.id(), job.kind(), job.file(), job.at(), state, job.note(), job.counts(), leftOut);
    }
}
