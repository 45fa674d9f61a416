package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Drafts;
import concentric.contracts.Template;
import concentric.contracts.Templates;
import concentric.engine.terms.Contract;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Writing new contracts: in cards and text, or from a file of such text. */
@Controller
class DraftPages {

    static final String PATH = ContractAddress.PATH + "/new";

    /** Bytes of a text file: room for some ten thousand contracts. */
    static final int LARGEST_TEXT = 8 << 20;

    private final Contracts contracts;
    private final Drafts drafts;
    private final DraftDesk desk;
    private final Templates templates;
    private final Organisations organisations;
    private final InstantSource clock;

    DraftPages(
            Contracts contracts,
            Drafts drafts,
            DraftDesk desk,
            Templates templates,
            Organisations organisations,
            InstantSource clock) {
        this.contracts = contracts;
        this.drafts = drafts;
        this.desk = desk;
        this.templates = templates;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Allowed(Access.DRAFTER)
    @GetMapping(PATH)
    View form(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String template,
            Visit visit,
            Actor actor) {
        if (!drafts.mayWrite(actor)) throw Problem.forbidden();
        if (!template.isEmpty()) {
            var begun = begun(templates.find(template).orElseThrow(Problem::notFound), visit);
            return page(HttpStatus.OK, begun, false, List.of(), visit);
        }
        var written = contracts.versionsOf(of).stream()
                .findFirst()
                .map(version -> Written.ofText(version.text(), ""))
                .orElseGet(this::blank);
        return page(HttpStatus.OK, written, false, List.of(), visit);
    }

    private Written blank() {
        var organisation = organisations.current();
        var today = LocalDate.ofInstant(clock.instant(), organisation.zone());
        return Written.beginning(Sheet.blank(organisation.currency(), today.toString()));
    }

    /** A template with the names that were given to its roles; what was not given is asked for. */
    private Written begun(Template template, Visit visit) {
        var form = new SheetForm(visit.request().getParameterMap());
        var organisation = organisations.current();
        var today = LocalDate.ofInstant(clock.instant(), organisation.zone());
        var text = template.text(
                TemplatesPages.title(template, visit),
                organisation.currency(),
                today,
                role -> form.field(TemplatesPages.ROLE + role));
        return Written.ofText(text, "");
    }

    /** Saves what was written, or only shows what the pressed button made of it. */
    @Allowed(Access.DRAFTER)
    @PostMapping(PATH)
    View draft(
            @RequestParam(defaultValue = "false") boolean sign,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Visit visit,
            Actor actor)
            throws IOException {
        if (!drafts.mayWrite(actor)) throw Problem.forbidden();
        if (file != null && !file.isEmpty()) return draft(file, sign, visit, actor);
        var form = new SheetForm(visit.request().getParameterMap());
        var written = Written.of(form);
        return form.saves() ? draft(written, sign, visit, actor) : page(HttpStatus.OK, written, sign, List.of(), visit);
    }

    private View draft(MultipartFile file, boolean sign, Visit visit, Actor actor) throws IOException {
        if (file.getSize() > LARGEST_TEXT) {
            return refused(Fault.in("file", "file-too-large", LARGEST_TEXT >> 20), sign, visit);
        }
        try {
            return draft(Written.ofText(decoded(file.getBytes()), ""), sign, visit, actor);
        } catch (CharacterCodingException e) {
            return refused(Fault.in("file", "text-not-utf-8"), sign, visit);
        }
    }

    private View draft(Written written, boolean sign, Visit visit, Actor actor) {
        var text = written.text();
        return switch (sign ? contracts.draftAndSign(text, actor) : contracts.draft(text, actor)) {
            case Drafting.Drafted(var versions) -> drafted(versions, visit);
            case Drafting.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, written, sign, faults, visit);
        };
    }

    private static View drafted(List<ContractVersion> versions, Visit visit) {
        return versions.size() == 1
                ? visit.redirect(
                        ContractAddress.ofVersion(versions.getFirst()),
                        "notice.contract-drafted",
                        versions.getFirst().name())
                : visit.redirect(ContractAddress.PATH, "notice.contracts-drafted", versions.size());
    }

    private View refused(Fault fault, boolean sign, Visit visit) {
        return page(HttpStatus.BAD_REQUEST, blank(), sign, List.of(fault), visit);
    }

    /** The text of the bytes, or an exception if they are no UTF-8. */
    static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** A field of the form, empty where there is none. */
    static String typed(Visit visit, String field) {
        return new SheetForm(visit.request().getParameterMap()).field(field);
    }

    private View page(HttpStatus status, Written written, boolean sign, List<Fault> refused, Visit visit) {
        var signing = List.of(
                new Choice("false", visit.t("draft.wait"), !sign), new Choice("true", visit.t("draft.sign"), sign));
        var view = desk.page(
                written,
                refused,
                new DraftDesk.Place(
                        PATH,
                        ContractAddress.PATH,
                        signing,
                        null,
                        typed(visit, "example-amount"),
                        typed(visit, "example-quantity")),
                visit);
        var title = written.contract()
                .map(Contract::name)
                .filter(name -> !contracts.versionsOf(name).isEmpty())
                .map(name -> visit.t("draft.title.next", name))
                .orElseGet(() -> visit.t("draft.title"));
        var crumbs = List.of(new Crumb(visit.t("contracts.title"), ContractAddress.PATH), new Crumb(title, null));
        return visit.page(status, "contracts/draft", title, crumbs, view);
    }
}
