package concentric.payments.web;

import concentric.payments.Undoing;
import concentric.payments.UndoneImports;
import concentric.payments.UndoneImports.Rest;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Jobs;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Taking an import back: asked for on the import's page, told and confirmed on one of its own. */
@Controller
class UndoPages {

    static final String JOBS = "/jobs";
    private static final String PATH = JOBS + "/{id:\\d+}/undo";

    private final UndoneImports undone;
    private final Jobs jobs;

    UndoPages(UndoneImports undone, Jobs jobs) {
        this.undone = undone;
        this.jobs = jobs;
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    View form(@PathVariable long id, Visit visit, Actor actor) {
        return page(HttpStatus.OK, id, "", List.of(), visit, actor);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    View undo(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Visit visit, Actor actor) {
        return switch (undone.undo(id, TypedText.clean(reason), actor)) {
            case Undoing.Undone(var done) -> visit.redirect(JOBS + "/" + id, "notice.import-undone", done.refunds());
            case Undoing.Refused(var faults) -> {
                if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
                yield page(HttpStatus.BAD_REQUEST, id, reason, faults, visit, actor);
            }
            case Undoing.Unknown unknown -> throw Problem.notFound();
        };
    }

    private View page(HttpStatus status, long id, String reason, List<Fault> faults, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var job = jobs.find(id, actor).orElseThrow(Problem::notFound);
        var href = JOBS + "/" + id;
        var view = new UndoPage(
                visit.otherwise(faults, "reason"),
                undone.rest(id, actor).map(rest -> said(rest, visit)).orElseGet(() -> visit.t("undo.nothing")),
                href + "/undo",
                visit.entry("reason", reason, faults),
                href);
        var crumbs = List.of(
                new Crumb(visit.t("jobs.title"), JOBS),
                new Crumb(job.file(), href),
                new Crumb(visit.t("undo.crumb"), null));
        return visit.page(status, "payments/undo", visit.t("undo.title", job.file()), crumbs, view);
    }

    private static String said(Rest rest, Visit visit) {
        if (rest.count() == 0) return visit.t("undo.nothing");
        var amounts = rest.amounts().entrySet().stream()
                .map(amount -> visit.formats().money(amount.getValue(), amount.getKey()))
                .collect(Collectors.joining(", "));
        return amounts.isEmpty()
                ? visit.t("undo.said.unsettled", rest.count())
                : visit.t("undo.said", rest.count(), amounts);
    }
}
