package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.JobChange;
import concentric.platform.JobRow;
import concentric.platform.Jobs;
import concentric.platform.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Bringing files in, and how far that is. A job is shown to whoever asked for it and to the custodian. */
@Controller
class JobsPages {

    private static final String PATH = "/jobs";
    private static final int SHOWN_JOBS = 50;
    private static final int SHOWN_ROWS = 100;
    private static final int EXPORTED_ROWS = 1_000_000;

    private final Jobs jobs;
    private final List<Work> works;
    private final List<JobNext> nexts;

    JobsPages(Jobs jobs, List<Work> works, List<JobNext> nexts) {
        this.jobs = jobs;
        this.works = works.stream().sorted(Comparator.comparing(Work::kind)).toList();
        this.nexts = nexts;
    }

    @GetMapping(PATH)
    View list(Visit visit, Actor actor) {
        var rows = jobs.list(SHOWN_JOBS).stream()
                .filter(job -> isFor(job, actor))
                .map(job -> row(job, visit))
                .toList();
        return visit.page("platform/jobs", visit.t("jobs.title"), crumbs(visit, null), new JobsPage(rows));
    }

    @GetMapping(PATH + "/new")
    View form(@RequestParam(defaultValue = "") String kind, Visit visit) {
        return page(HttpStatus.OK, kind, List.of(), visit);
    }

    @PostMapping(PATH)
    View start(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String options,
            @RequestParam(required = false) @Nullable MultipartFile upload,
            Visit visit,
            Actor actor)
            throws IOException {
        if (works.stream().noneMatch(work -> work.kind().equals(kind))) throw Problem.notFound();
        if (upload == null || upload.isEmpty()) {
            return page(HttpStatus.BAD_REQUEST, kind, List.of(Fault.in("upload", "missing")), visit);
        }
        var file = Files.createTempFile("concentric-upload", ".csv");
        try {
            upload.transferTo(file);
            var name = upload.getOriginalFilename() == null ? kind + ".csv" : upload.getOriginalFilename();
            return switch (jobs.enqueue(kind, options, name, file, actor)) {
                case Enqueuing.Enqueued(Job job) -> visit.redirect(PATH + "/" + job.id());
                case Enqueuing.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, kind, faults, visit);
            };
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @GetMapping(PATH + "/{id}")
    View job(@PathVariable long id, Visit visit, Actor actor) {
        var job = get(id, actor);
        var leftOut = jobs.leftOut(id, false, SHOWN_ROWS).stream()
                .map(row -> new JobPage.Rejected(String.valueOf(row.line()), reason(row, visit), row.raw()))
                .toList();
        var view = new JobPage(
                PATH + "/" + id,
                state(job, visit),
                job.state().goesOn(),
                job.counts().total() == 0 ? null : (int) (100 * job.counts().done() / job.counts().total()),
                progress(job, visit),
                counts(job, visit),
                leftOut,
                job.counts().rejected() > SHOWN_ROWS ? said(job, visit) : null,
                leftOut.isEmpty() ? null : PATH + "/" + id + "/left-out.csv",
                job.state() == Job.State.FINISHED ? next(job, visit) : null);
        return visit.page("platform/job", job.file(), crumbs(visit, job.file()), view);
    }

    @PostMapping(PATH + "/{id}/cancel")
    View cancel(@PathVariable long id, Visit visit, Actor actor) {
        get(id, actor);
        return changed(jobs.cancel(id, actor), id, visit);
    }

    @PostMapping(PATH + "/{id}/resume")
    View resume(@PathVariable long id, Visit visit, Actor actor) {
        get(id, actor);
        return changed(jobs.resume(id, actor), id, visit);
    }

    /** The lines that were not taken, with the reason before each: corrected, they can be brought in again. */
    @GetMapping(PATH + "/{id}/left-out.csv")
    View leftOut(@PathVariable long id, Visit visit, Actor actor) {
        get(id, actor);
        var lines = jobs.leftOut(id, false, EXPORTED_ROWS).stream()
                .map(row -> List.of(
                        String.valueOf(row.line()), row.fault().field(), reason(row, visit), row.raw()));
        return new CsvFile("left-out-" + id + ".csv", List.of("line", "field", "reason", "text"), lines);
    }

    private Job get(long id, Actor actor) {
        return jobs.find(id).filter(job -> isFor(job, actor)).orElseThrow(Problem::notFound);
    }

    static boolean isFor(Job job, Actor actor) {
        return actor.custodian() || job.account() == actor.account();
    }

    private static View changed(JobChange change, long id, Visit visit) {
        return switch (change) {
            case JobChange.Done done -> visit.redirect(PATH + "/" + id);
            case JobChange.NotNow notNow -> throw Problem.conflict(Fault.in("", "job-not-now"));
            case JobChange.Unknown unknown -> throw Problem.notFound();
        };
    }

    private View page(HttpStatus status, String kind, List<Fault> faults, Visit visit) {
        var chosen = works.stream()
                .filter(work -> work.kind().equals(kind))
                .findFirst()
                .orElse(works.getFirst());
        var kinds = works.stream()
                .map(work -> new Choice(work.kind(), visit.t("job.kind." + work.kind()), work.equals(chosen)))
                .toList();
        var columns = chosen.columns("");
        var header = new ArrayList<>(columns.required());
        header.addAll(columns.optional());
        var view = new NewJobPage(
                visit.otherwise(faults, "upload"),
                kinds,
                visit.entry("upload", "", faults),
                header,
                columns.optional().isEmpty()
                        ? null
                        : visit.t("job.optional", String.join(", ", columns.optional())));
        return visit.page(status, "platform/new-job", visit.t("job.new"), crumbs(visit, visit.t("job.new")), view);
    }

    private static List<Crumb> crumbs(Visit visit, @Nullable String last) {
        var jobs = new Crumb(visit.t("jobs.title"), last == null ? null : PATH);
        return last == null ? List.of(jobs) : List.of(jobs, new Crumb(last, null));
    }

    private static JobsPage.Row row(Job job, Visit visit) {
        return new JobsPage.Row(
                job.file(),
                PATH + "/" + job.id(),
                visit.t("job.kind." + job.kind()),
                visit.formats().instant(job.at()),
                progress(job, visit),
                state(job, visit));
    }

    private static State state(Job job, Visit visit) {
        var tone =
                switch (job.state()) {
                    case QUEUED -> State.Tone.PLAIN;
                    case STARTED -> State.Tone.INFO;
                    case CANCELLED -> State.Tone.WARN;
                    case FINISHED -> job.counts().rejected() == 0 ? State.Tone.OK : State.Tone.WARN;
                    case FAILED -> State.Tone.STOP;
                };
        return new State(visit.t("job.state." + job.state()), tone);
    }

    private static String progress(Job job, Visit visit) {
        var formats = visit.formats();
        return visit.t(
                "job.progress.said",
                formats.integer(job.counts().done()),
                formats.integer(job.counts().total()));
    }

    private static List<JobPage.Count> counts(Job job, Visit visit) {
        var counts = job.counts();
        var formats = visit.formats();
        return List.of(
                new JobPage.Count(visit.t("job.accepted"), formats.integer(counts.accepted())),
                new JobPage.Count(visit.t("job.left-out"), formats.integer(counts.rejected())),
                new JobPage.Count(visit.t("job.set-aside"), formats.integer(counts.setAside())));
    }

    private static String said(Job job, Visit visit) {
        return visit.t("job.rejected.more", visit.formats().integer(job.counts().rejected() - SHOWN_ROWS));
    }

    private static String reason(JobRow row, Visit visit) {
        var field = row.fault().field();
        return field.isEmpty() ? visit.say(row.fault()) : field + ": " + visit.say(row.fault());
    }

    private JobPage.@Nullable Next next(Job job, Visit visit) {
        return nexts.stream()
                .filter(next -> next.kind().equals(job.kind()))
                .findFirst()
                .map(next -> new JobPage.Next(visit.t(next.label()), next.href()))
                .orElse(null);
    }
}
