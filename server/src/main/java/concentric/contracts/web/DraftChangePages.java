package concentric.contracts.web;

import concentric.contracts.Changing;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafts;
import concentric.engine.terms.Contract;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Changing a draft that is there. Of two who do it at once the second sees what the first has changed, and chooses. */
@Controller
class DraftChangePages {

    private static final String PATH = ContractAddress.VERSIONS + "/{id}/edit";

    private final Contracts contracts;
    private final Drafts drafts;
    private final DraftDesk desk;
    private final PartyLabels labels;

    DraftChangePages(Contracts contracts, Drafts drafts, DraftDesk desk, PartyLabels labels) {
        this.contracts = contracts;
        this.drafts = drafts;
        this.desk = desk;
        this.labels = labels;
    }

    @Allowed(Access.DRAFTER)
    @GetMapping(PATH)
    View form(@PathVariable long id, Visit visit, Actor actor) {
        var draft = draft(id, actor);
        var written = Written.ofText(draft.text(), "");
        return page(HttpStatus.OK, draft, written, draft.textHash().hex(), null, List.of(), visit);
    }

    /** Saves what was written, or only shows what the pressed button made of it. */
    @Allowed(Access.DRAFTER)
    @PostMapping(PATH)
    View change(@PathVariable long id, @RequestParam(defaultValue = "") String seen, Visit visit, Actor actor) {
        var draft = draft(id, actor);
        var form = new SheetForm(visit.request().getParameterMap());
        var written = Written.of(form);
        if (!form.saves()) return page(HttpStatus.OK, draft, written, seen, null, List.of(), visit);
        return switch (drafts.change(id, ContractAddress.hash(seen), written.text(), actor)) {
            case Changing.Changed(var changed) ->
                visit.redirect(ContractAddress.ofVersion(changed), "notice.draft-changed", changed.name());
            case Changing.Refused(var faults) ->
                page(HttpStatus.BAD_REQUEST, draft, written, seen, null, faults, visit);
            case Changing.Overtaken(var now) ->
                // Who saves once more has seen it.
                page(
                        HttpStatus.CONFLICT,
                        now,
                        written,
                        now.textHash().hex(),
                        theirs(now, seen, visit),
                        List.of(),
                        visit);
        };
    }

    private ContractVersion draft(long id, Actor actor) {
        var draft = contracts.version(id).orElseThrow(Problem::notFound);
        if (draft.state() != ContractVersion.State.DRAFT) {
            throw Problem.conflict(Fault.in("version", "not-a-draft", draft.name(), draft.number()));
        }
        if (!drafts.mayChange(draft, actor)) throw Problem.forbidden();
        return draft;
    }

    /** What the other one changed: from what this one began with to what it says now. */
    private Compared theirs(ContractVersion now, String seen, Visit visit) {
        var began = drafts.text(now.id(), ContractAddress.hash(seen))
                .map(ContractText::parse)
                .map(parsing -> parsing instanceof Parsing.Parsed<Contract>(var terms) ? terms : now.terms())
                .orElse(now.terms());
        return Compared.of(visit.t("difference.theirs"), began, now.terms(), labels, visit);
    }

    private View page(
            HttpStatus status,
            ContractVersion draft,
            Written written,
            String seen,
            @Nullable Compared theirs,
            List<Fault> refused,
            Visit visit) {
        var path = ContractAddress.byId(draft.id()) + "/edit";
        var change = new DraftPage.Change(seen, theirs, path);
        var address = ContractAddress.ofVersion(draft);
        var view = desk.page(
                written,
                refused,
                new DraftDesk.Place(
                        path,
                        address,
                        List.of(),
                        change,
                        DraftPages.typed(visit, "example-amount"),
                        DraftPages.typed(visit, "example-quantity")),
                visit);
        var title = visit.t("draft.change", draft.name());
        var crumbs = List.of(
                new Crumb(visit.t("contracts.title"), ContractAddress.PATH),
                new Crumb(draft.name(), address),
                new Crumb(visit.t("draft.change.crumb"), null));
        return visit.page(status, "contracts/draft", title, crumbs, view);
    }
}
