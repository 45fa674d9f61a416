package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Fault;
import concentric.platform.Jobs;
import concentric.platform.Keeping;
import concentric.platform.Uploads;
import java.util.ArrayList;
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

/** The forms that take files: one page for every {@link ImportForm}. */
@Controller
class ImportsPages {

    private static final String PATH = "/imports";
    private static final int PAST = 20;

    private final Jobs jobs;
    private final Uploads uploads;
    private final ImportForms forms;
    private final Menu menu;

    ImportsPages(Jobs jobs, Uploads uploads, ImportForms forms, Menu menu) {
        this.jobs = jobs;
        this.uploads = uploads;
        this.forms = forms;
        this.menu = menu;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    View first(Visit visit) {
        return visit.redirect(
                forms.all().stream().findFirst().orElseThrow(Problem::notFound).href());
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{what}")
    View form(@PathVariable String what, Visit visit, Actor actor) {
        return page(HttpStatus.OK, find(what), "", List.of(), visit, actor);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH + "/{what}")
    View start(
            @PathVariable String what,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String options,
            @RequestParam(defaultValue = "") String look,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var form = find(what);
        if (!look.isEmpty()) return keep(form, options, file, visit, actor);
        return switch (forms.enqueue(form, options, "", file, actor)) {
            case Enqueuing.Enqueued(var job) -> visit.redirect(JobView.href(job));
            case Enqueuing.Refused(var faults) ->
                // With a layout comes who knows how the file is to be read.
                options.isBlank()
                        ? keep(form, options, file, visit, actor)
                        : refused(form, options, faults, visit, actor);
        };
    }

    /** A file that is none of our own is looked at first, and how it is to be understood asked for. */
    private View keep(ImportForm form, String options, @Nullable MultipartFile file, Visit visit, Actor actor) {
        return switch (forms.keep(form, file, actor)) {
            case Keeping.Kept(var upload) -> visit.redirect(MappingPages.href(form, upload));
            case Keeping.Refused(var faults) -> refused(form, options, faults, visit, actor);
        };
    }

    private View refused(ImportForm form, String options, List<Fault> faults, Visit visit, Actor actor) {
        boolean mayNot = faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"));
        return page(mayNot ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST, form, options, faults, visit, actor);
    }

    private ImportForm find(String what) {
        return forms.find(what).orElseThrow(Problem::notFound);
    }

    private View page(
            HttpStatus status, ImportForm form, String options, List<Fault> faults, Visit visit, Actor actor) {
        var columns = jobs.columns(form.kind(), "");
        var past = jobs.list(form.kinds(), actor, 0, PAST).stream()
                .map(job -> JobView.row(job, title(form, visit), visit))
                .toList();
        var others = forms.all().stream()
                .filter(other -> !other.equals(form))
                .map(other -> new Crumb(title(other, visit), other.href()))
                .toList();
        var view = new ImportPage(
                form.href(),
                visit.t("import." + form.what() + ".lead"),
                said(faults, visit),
                visit.entry("file", "", faults),
                form.layoutKind() != null ? visit.entry("options", options, faults) : null,
                String.join(",", columns.required()),
                String.join(",", columns.optional()),
                others,
                waiting(visit, actor),
                past);
        var crumbs = List.of(menu.crumb(form.list(), visit.texts()), new Crumb(visit.t("import.crumb"), null));
        return visit.page(status, "platform/import", title(form, visit), crumbs, view);
    }

    private List<ImportPage.Waiting> waiting(Visit visit, Actor actor) {
        var waiting = new ArrayList<ImportPage.Waiting>();
        for (var upload : uploads.waiting(actor)) {
            forms.of(upload.kind())
                    .map(form -> new ImportPage.Waiting(
                            upload.name(),
                            title(form, visit),
                            visit.formats().instant(upload.at()),
                            MappingPages.href(form, upload),
                            MappingPages.forgetHref(form, upload)))
                    .ifPresent(waiting::add);
        }
        return waiting;
    }

    /** What is wrong beside the fields: with the header, or with a line of the file, which is named. */
    private static @Nullable String said(List<Fault> faults, Visit visit) {
        var sentences = faults.stream()
                .filter(fault -> !fault.field().equals("file") && !fault.field().equals("options"))
                .map(fault -> fault.field().startsWith("line ")
                        ? visit.t("import.at", fault.field().substring("line ".length()), visit.say(fault))
                        : visit.say(fault))
                .toList();
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    private String title(ImportForm form, Visit visit) {
        return forms.title(form.kind(), visit);
    }
}
