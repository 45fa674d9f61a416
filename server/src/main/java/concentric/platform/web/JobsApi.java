package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Job;
import concentric.platform.JobChange;
import concentric.platform.Jobs;
import concentric.platform.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports and the jobs they become, for programs. */
@RestController
class JobsApi {

    private static final String PATH = "/api/jobs";

    private final Jobs jobs;
    private final ImportForms forms;
    private final JobsPages pages;

    JobsApi(Jobs jobs, ImportForms forms, JobsPages pages) {
        this.jobs = jobs;
        this.forms = forms;
        this.pages = pages;
    }

    /** Keeps a file and queues its import; the answer says where to ask how far it is. */
    @Call(
            value = "startImport",
            scope = Scope.MANAGE,
            records = {"payments", "refunds", "usage"},
            status = 202,
            repeats = Call.Repeats.KEYED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping("/api/imports/{what}")
    ResponseEntity<JobBody> start(
            @PathVariable String what,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String options,
            @RequestParam(defaultValue = "") String mapping,
            Actor actor) {
        var form = forms.find(what).orElseThrow(Problem::notFound);
        return switch (forms.enqueue(form, options, mapping, file, actor)) {
            case Enqueuing.Enqueued(var job) ->
                ResponseEntity.accepted()
                        .location(URI.create(PATH + "/" + job.id()))
                        .body(JobBody.of(job));
            case Enqueuing.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Call("listJobs")
    @Allowed(Access.SELF)
    @GetMapping(PATH)
    Sheet<JobBody> list(Paging paging, Actor actor) {
        var found = jobs.before(paging.afterNumber(Long.MAX_VALUE), actor, paging.rows());
        return paging.sheet(found, Job::id, JobBody::of);
    }

    @Call("getJob")
    @Allowed(Access.SELF)
    @GetMapping(PATH + "/{id}")
    JobBody one(@PathVariable long id, Actor actor) {
        return jobs.find(id, actor).map(JobBody::of).orElseThrow(Problem::notFound);
    }

    @Call(value = "cancelJob", scope = Scope.RECORD, conflicts = true)
    @Allowed(Access.SELF)
    @PostMapping(PATH + "/{id}/cancel")
    JobBody cancel(@PathVariable long id, Actor actor) {
        return changed(jobs.cancel(id, actor));
    }

    @Call(value = "resumeJob", scope = Scope.RECORD, conflicts = true)
    @Allowed(Access.SELF)
    @PostMapping(PATH + "/{id}/resume")
    JobBody resume(@PathVariable long id, Actor actor) {
        return changed(jobs.resume(id, actor));
    }

    @Call(value = "getRejectedRows", gives = String.class, media = "text/csv")
    @Allowed(Access.SELF)
    @GetMapping(PATH + "/{id}/rejected.csv")
    void rejected(@PathVariable long id, Visit visit, Actor actor, HttpServletResponse response) throws IOException {
        pages.rejected(id, "csv", visit, actor, response);
    }

    @Call(value = "getRowsSetAside", gives = String.class, media = "text/csv")
    @Allowed(Access.SELF)
    @GetMapping(PATH + "/{id}/set-aside.csv")
    void setAside(@PathVariable long id, Visit visit, Actor actor, HttpServletResponse response) throws IOException {
        pages.setAside(id, "csv", visit, actor, response);
    }

    private static JobBody changed(JobChange change) {
        return switch (change) {
            case JobChange.Done(var job) -> JobBody.of(job);
            case JobChange.NotNow(var job) ->
                throw Problem.of(HttpStatus.CONFLICT, "job-not-now", JobView.word(job.state()));
            case JobChange.Unknown unknown -> throw Problem.notFound();
        };
    }
}
