package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.JobChange;
import concentric.platform.Jobs;
import concentric.platform.Panel;
import concentric.platform.TakingBack;
import concentric.platform.UndoneJobs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How far jobs are, and what they did not take; for whoever asked for a job, and the custodian. */
@Controller
class JobsPages {

    /** What panels on a job's page are asked for. */
    static final String NOUN = "job";

    /** Rows shown on the page; all of them are in the file. */
    private static final int SHOWN = 20;

    private static final int PIECE = 5_000;

    private final Jobs jobs;
    private final ImportForms forms;
    private final UndoneJobs undone;
    private final List<Panel> panels;

    JobsPages(Jobs jobs, ImportForms forms, UndoneJobs undone, List<Panel> panels) {
        this.undone = undone;
        this.jobs = jobs;
        this.forms = forms;
        this.panels = panels;
    }

    @Allowed(Access.SELF)
    @GetMapping(JobView.PATH)
    View list(@RequestParam(defaultValue = "1") long page, Visit visit, Actor actor) {
        var listing = new Listing(JobView.PATH, Map.of(), page);
        var rows = jobs.list(List.of(), actor, listing.offset(), Listing.ROWS).stream()
                .map(job -> JobView.row(job, forms.title(job.kind(), visit), visit))
                .toList();
        var view = new JobsPage(rows, listing.pagination(jobs.count(List.of(), actor), visit, null));
        return visit.page(
                "platform/jobs", visit.t("jobs.title"), List.of(new Crumb(visit.t("jobs.title"), null)), view);
    }

    @Allowed(Access.SELF)
    @GetMapping(JobView.PATH + "/{id}")
    View one(@PathVariable long id, Visit visit, Actor actor) {
        var job = find(id, actor);
        return visit.page("platform/job", job.file(), crumbs(job, visit), view(job, "", List.of(), visit, actor));
    }

    @Allowed(Access.SELF)
    @PostMapping(JobView.PATH + "/{id}/cancel")
    View cancel(@PathVariable long id, Visit visit, Actor actor) {
        return changed(jobs.cancel(id, actor), visit);
    }

    @Allowed(Access.SELF)
    @PostMapping(JobView.PATH + "/{id}/resume")
    View resume(@PathVariable long id, Visit visit, Actor actor) {
        return changed(jobs.resume(id, actor), visit);
    }

    @Allowed(Access.SELF)
    @GetMapping(JobView.PATH + "/{id}/rejected" + ListFile.ANY)
    void rejected(
            @PathVariable long id, @PathVariable String format, Visit visit, Actor actor, HttpServletResponse response)
            throws IOException {
        write(find(id, actor), false, format, visit, response);
    }

    @Allowed(Access.SELF)
    @GetMapping(JobView.PATH + "/{id}/set-aside" + ListFile.ANY)
    void setAside(
            @PathVariable long id, @PathVariable String format, Visit visit, Actor actor, HttpServletResponse response)
            throws IOException {
        write(find(id, actor), true, format, visit, response);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(JobView.PATH + "/{id}/take-back")
    View takeBack(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Visit visit, Actor actor) {
        var job = find(id, actor);
        return switch (undone.takeBack(id, reason, actor)) {
            case TakingBack.TakenBack(var done) ->
                visit.redirect(JobView.href(job), "notice.import-removed", done.things());
            case TakingBack.Refused(var faults) -> {
                if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
                if (!undone.canBeAsked(job, actor)) throw Problem.conflict(faults);
                yield visit.refused(
                        "platform/job", job.file(), crumbs(job, visit), view(job, reason, faults, visit, actor));
            }
            case TakingBack.Unknown unknown -> throw Problem.notFound();
        };
    }

    private static List<Crumb> crumbs(Job job, Visit visit) {
        return List.of(new Crumb(visit.t("jobs.title"), JobView.PATH), new Crumb(job.file(), null));
    }

    private JobPage.@Nullable TakeBack takeBack(Job job, String reason, List<Fault> faults, Visit visit, Actor actor) {
        var done = undone.find(job.id());
        if (done.isPresent()) {
            var formats = visit.formats();
            var said = visit.t(
                    "take-back.done",
                    formats.instant(done.get().at()),
                    formats.integer(done.get().things()),
                    done.get().reason());
            return new JobPage.TakeBack(null, said, List.of(), Entry.EMPTY);
        }
        if (!undone.canBeAsked(job, actor)) return null;
        var problems = faults.stream()
                .filter(fault -> !fault.field().equals("reason"))
                .map(visit::say)
                .toList();
        var entry = visit.entry("reason", reason, faults);
        return new JobPage.TakeBack(JobView.href(job) + "/take-back", visit.t("take-back.said"), problems, entry);
    }

    private Job find(long id, Actor actor) {
        return jobs.find(id, actor).orElseThrow(Problem::notFound);
    }

    private static View changed(JobChange change, Visit visit) {
        return switch (change) {
            case JobChange.Done(var job) -> visit.redirect(JobView.href(job));
            case JobChange.NotNow(var job) ->
                throw Problem.of(HttpStatus.CONFLICT, "job-not-now", JobView.word(job.state()));
            case JobChange.Unknown unknown -> throw Problem.notFound();
        };
    }

    private JobPage view(Job job, String reason, List<Fault> faults, Visit visit, Actor actor) {
        var counts = job.counts();
        var formats = visit.formats();
        boolean canResume = job.state() == Job.State.CANCELLED || job.state() == Job.State.FAILED;
        return new JobPage(
                JobView.href(job),
                JobView.state(job, visit),
                job.state().goesOn(),
                counts.total() == 0 ? null : (int) (counts.done() * 100 / counts.total()),
                visit.t("job.progress.said", formats.integer(counts.done()), formats.integer(counts.total())),
                job.note().isEmpty() ? null : job.note(),
                List.of(
                        new JobPage.Count(visit.t("job.accepted"), formats.integer(counts.accepted())),
                        new JobPage.Count(visit.t("job.rejected"), formats.integer(counts.rejected())),
                        new JobPage.Count(visit.t("job.set-aside"), formats.integer(counts.setAside()))),
                Stream.of(leftOut(job, false, visit), leftOut(job, true, visit))
                        .filter(section -> !section.rows().isEmpty())
                        .toList(),
                job.state().goesOn() ? JobView.href(job) + "/cancel" : null,
                canResume ? JobView.href(job) + "/resume" : null,
                takeBack(job, reason, faults, visit, actor),
                job.state() == Job.State.FINISHED ? next(job, visit) : null,
                visit.parts(panels, NOUN, job.id(), actor));
    }

    private JobPage.LeftOut leftOut(Job job, boolean setAside, Visit visit) {
        var rows = jobs.leftOut(job, setAside, 0, SHOWN);
        long all = setAside ? job.counts().setAside() : job.counts().rejected();
        var id = setAside ? "set-aside" : "rejected";
        var formats = visit.formats();
        return new JobPage.LeftOut(
                id,
                visit.t("job." + id),
                visit.t("job." + id + ".said"),
                rows.stream().map(row -> JobView.shown(row, visit)).toList(),
                all > rows.size() ? visit.t("job.cut", formats.integer(rows.size()), formats.integer(all)) : null,
                JobView.href(job) + "/" + id + ".csv");
    }

    private JobPage.@Nullable Next next(Job job, Visit visit) {
        return forms.all().stream()
                .filter(form -> form.takes(job.kind()))
                .findAny()
                .map(form -> new JobPage.Next(visit.t("job.next"), form.list()))
                .orElse(null);
    }

    /** The row as it came stands last, so that it can be cut out, corrected and sent again. */
    private void write(Job job, boolean setAside, String format, Visit visit, HttpServletResponse response)
            throws IOException {
        var name = setAside ? "set-aside" : "rejected";
        try (var file = ListFile.of(name, "line", "field", "reason", "row")
                .numbers("line")
                .answer(visit, response, format)) {
            var rows = jobs.leftOut(job, setAside, 0, PIECE);
            while (!rows.isEmpty()) {
                for (var row : rows) {
                    file.row(String.valueOf(row.line()), row.fault().field(), visit.say(row.fault()), row.raw());
                }
                rows = jobs.leftOut(job, setAside, rows.getLast().line(), PIECE);
            }
        }
    }
}
