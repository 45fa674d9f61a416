package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Fault;
import concentric.platform.Jobs;
import concentric.platform.Look;
import concentric.platform.Upload;
import concentric.platform.Uploads;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Files of somebody else, before they are imported: what stands where in them, and what would become of them. */
@Controller
class MappingPages {

    private static final String PATH = "/imports/{what}/files/{id:\\d+}";

    private final Uploads uploads;
    private final Jobs jobs;
    private final ImportForms forms;
    private final Menu menu;

    MappingPages(Uploads uploads, Jobs jobs, ImportForms forms, Menu menu) {
        this.uploads = uploads;
        this.jobs = jobs;
        this.forms = forms;
        this.menu = menu;
    }

    static String href(ImportForm form, Upload upload) {
        return form.href() + "/files/" + upload.id();
    }

    static String forgetHref(ImportForm form, Upload upload) {
        return href(form, upload) + "/forget";
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    View one(@PathVariable String what, @PathVariable long id, Visit visit, Actor actor) {
        var form = forms.find(what).orElseThrow(Problem::notFound);
        return page(HttpStatus.OK, form, find(form, id, actor), List.of(), visit, actor);
    }

    /** Shows what was said about the file, or imports it so. */
    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    View understand(
            @PathVariable String what,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> fields,
            Visit visit,
            Actor actor) {
        var form = forms.find(what).orElseThrow(Problem::notFound);
        var upload = find(form, id, actor);
        var columns = jobs.columns(upload.kind(), "").all();
        uploads.understand(upload, new MappingForm(fields).mapping(upload.mapping(), columns));
        if (!fields.containsKey("start")) return visit.redirect(href(form, upload));
        return switch (uploads.start(find(form, id, actor), actor)) {
            case Enqueuing.Enqueued(var job) -> visit.redirect(JobView.href(job));
            case Enqueuing.Refused(var faults) ->
                page(HttpStatus.BAD_REQUEST, form, find(form, id, actor), faults, visit, actor);
        };
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH + "/forget")
    View forget(@PathVariable String what, @PathVariable long id, Visit visit, Actor actor) {
        var form = forms.find(what).orElseThrow(Problem::notFound);
        uploads.forget(find(form, id, actor));
        return visit.redirect(form.href());
    }

    private Upload find(ImportForm form, long id, Actor actor) {
        return uploads.find(id, actor)
                .filter(upload -> form.takes(upload.kind()))
                .orElseThrow(Problem::notFound);
    }

    private View page(HttpStatus status, ImportForm form, Upload upload, List<Fault> faults, Visit visit, Actor actor) {
        Look look = uploads.look(upload, actor);
        var crumbs = List.of(
                menu.crumb(form.list(), visit.texts()),
                new Crumb(forms.title(form.kind(), visit), form.href()),
                new Crumb(upload.name(), null));
        var view = new MappingWords(look, visit).page(href(form, upload), forgetHref(form, upload), faults);
        return visit.page(status, "platform/mapping", upload.name(), crumbs, view);
    }
}
