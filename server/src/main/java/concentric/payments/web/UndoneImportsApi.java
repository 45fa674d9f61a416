package concentric.payments.web;

import concentric.payments.Undoing;
import concentric.payments.UndoneImport;
import concentric.payments.UndoneImports;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Jobs;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Taking an import back, for programs. */
@RestController
class UndoneImportsApi {

    private static final String PATH = "/api/jobs/{id:\\d+}/undo";

    /** It is not as the caller thinks: nothing that another input would change. */
    private static final Set<String> CONFLICTS =
            Set.of("import-at-work", "import-undone-already", "import-without-money");

    private final UndoneImports undone;
    private final Jobs jobs;

    UndoneImportsApi(UndoneImports undone, Jobs jobs) {
        this.undone = undone;
        this.jobs = jobs;
    }

    /** Why it is taken back. */
    record ReasonBody(@Needed @Nullable String reason) {}

    /**
     * An import that was taken back.
     *
     * @param refunds how many payments and usages were given back
     */
    record UndoneBody(long job, String reason, int refunds, Instant at) {

        static UndoneBody of(UndoneImport undone) {
            return new UndoneBody(undone.job(), undone.reason(), undone.refunds(), undone.at());
        }
    }

    @Call(value = "undoImport", scope = Scope.MANAGE, conflicts = true)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    UndoneBody undo(@PathVariable long id, @RequestBody ReasonBody body, Actor actor) {
        var reason = body.reason() == null ? "" : body.reason();
        return switch (undone.undo(id, reason, actor)) {
            case Undoing.Undone(var done) -> UndoneBody.of(done);
            case Undoing.Refused(var faults) -> throw refused(faults);
            case Undoing.Unknown unknown -> throw Problem.notFound();
        };
    }

    /** How an import was taken back; 404 if it was not. */
    @Call("getUndoneImport")
    @Allowed(Access.SELF)
    @GetMapping(PATH)
    UndoneBody one(@PathVariable long id, Actor actor) {
        if (jobs.find(id, actor).isEmpty()) throw Problem.notFound();
        return undone.find(id).map(UndoneBody::of).orElseThrow(Problem::notFound);
    }

    private static Problem refused(List<Fault> faults) {
        boolean conflict = faults.stream().allMatch(fault -> CONFLICTS.contains(fault.code()));
        return conflict ? Problem.conflict(faults) : Problem.refused(faults);
    }
}
