package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafts;
import concentric.contracts.Negotiating;
import concentric.contracts.Negotiations;
import concentric.contracts.Spot;
import concentric.contracts.web.NegotiationPage.Asking;
import concentric.contracts.web.NegotiationPage.Attaching;
import concentric.contracts.web.NegotiationPage.Expiring;
import concentric.engine.terms.Contract;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Entry;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where the parties of a draft differ, and saying what one thinks of a clause. */
@Controller
class NegotiationPages {

    private static final String PATH = ContractAddress.VERSIONS + "/{id}";

    private final Negotiations negotiations;
    private final Contracts contracts;
    private final Drafts drafts;
    private final SeenVersions versions;
    private final Standings standings;
    private final PartyLabels labels;
    private final Accounts accounts;

    NegotiationPages(
            Negotiations negotiations,
            Contracts contracts,
            Drafts drafts,
            SeenVersions versions,
            Standings standings,
            PartyLabels labels,
            Accounts accounts) {
        this.negotiations = negotiations;
        this.contracts = contracts;
        this.drafts = drafts;
        this.versions = versions;
        this.standings = standings;
        this.labels = labels;
        this.accounts = accounts;
    }

    /** What was typed about which clause, and what was wrong with it. */
    private record Typed(@Nullable Integer clause, Map<String, String> sent, List<Fault> faults) {

        static final Typed NOTHING = new Typed(null, Map.of(), List.of());

        Entry entry(String field, Visit visit) {
            return visit.entry(field, sent.getOrDefault(field, ""), faults);
        }

        Entry entry(int asked, Visit visit) {
            return clause != null && clause == asked ? entry("text", visit) : Entry.EMPTY;
        }
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/negotiate")
    View negotiation(@PathVariable long id, Visit visit, Actor actor) {
        return page(HttpStatus.OK, versions.find(id, actor), Typed.NOTHING, visit, actor);
    }

    @Allowed(Access.RECORDER)
    @PostMapping(PATH + "/comments")
    View comment(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "0") int clause,
            @RequestParam(defaultValue = "") String text,
            Visit visit,
            Actor actor) {
        var version = versions.find(id, actor);
        var said = negotiations.comment(id, ContractAddress.hash(seen), clause, text, actor);
        return answer(said, "notice.commented", version, clause, Map.of("text", text), visit, actor);
    }

    /** Accepts a clause, or everything if none is named. */
    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/accept")
    View accept(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) @Nullable Integer clause,
            Visit visit,
            Actor actor) {
        var version = versions.find(id, actor);
        var said = negotiations.accept(id, ContractAddress.hash(seen), clause, actor);
        return answer(said, "notice.accepted", version, clause, Map.of(), visit, actor);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/object")
    View object(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "0") int clause,
            @RequestParam(defaultValue = "") String text,
            Visit visit,
            Actor actor) {
        var version = versions.find(id, actor);
        var said = negotiations.object(id, ContractAddress.hash(seen), clause, text, actor);
        return answer(said, "notice.objected", version, clause, Map.of("text", text), visit, actor);
    }

    @Allowed(Access.DRAFTER)
    @PostMapping(PATH + "/expiry")
    View expire(@PathVariable long id, @RequestParam(defaultValue = "") String day, Visit visit, Actor actor) {
        var version = versions.find(id, actor);
        var said = negotiations.expire(id, Days.of(day, "").from(), actor);
        return answer(said, "notice.expiry-set", version, null, Map.of("day", day), visit, actor);
    }

    @Allowed(Access.RECORDER)
    @PostMapping(PATH + "/quotes")
    View attach(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String link,
            Visit visit,
            Actor actor) {
        var version = versions.find(id, actor);
        var said = negotiations.attach(id, name, link, actor);
        return answer(said, "notice.quote-attached", version, null, Map.of("name", name, "link", link), visit, actor);
    }

    @Allowed(Access.PROPOSER)
    @PostMapping(PATH + "/quotes/{quote}/remove")
    View detach(@PathVariable long id, @PathVariable long quote, Visit visit, Actor actor) {
        var version = versions.find(id, actor);
        var said = negotiations.detach(id, quote, actor);
        return answer(said, "notice.quote-removed", version, null, Map.of(), visit, actor);
    }

    private View answer(
            Negotiating outcome,
            String notice,
            ContractVersion version,
            @Nullable Integer clause,
            Map<String, String> sent,
            Visit visit,
            Actor actor) {
        return switch (outcome) {
            case Negotiating.Said said ->
                visit.redirect(
                        ContractAddress.negotiation(version) + (clause == null ? "" : "#clause-" + clause), notice);
            case Negotiating.Refused(var faults) -> {
                if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
                var now = versions.find(version.id(), actor);
                yield page(Problem.status(faults), now, new Typed(clause, sent, faults), visit, actor);
            }
        };
    }

    private View page(HttpStatus status, ContractVersion version, Typed typed, Visit visit, Actor actor) {
        var negotiation = versions.of(negotiations.of(version), actor);
        var said = NegotiationWords.of(negotiation, labels, accounts, visit);
        var other = negotiation.otherSide();
        var before = Contracts.takenOver(version, versions.of(version.name(), actor));
        var right = negotiation.current().terms();
        var left = other.map(edition -> edition.terms())
                .or(() -> before.map(ContractVersion::terms))
                .orElse(null);
        boolean isSigner = !contracts.mandate(version.id(), actor).parties().isEmpty()
                && version.state() == ContractVersion.State.DRAFT
                && !negotiation.expired();
        boolean mayChange = drafts.mayChange(version, actor);
        var base = ContractAddress.byId(version.id());
        var view = new NegotiationPage(
                visit.otherwise(typed.faults(), "text", "day", "name", "link"),
                standings.of(version, standings.intervals(), visit),
                said.turn(),
                said.task(),
                other.map(said::written)
                        .or(() -> before.map(each -> visit.t("negotiation.in-force", each.number())))
                        .orElse(null),
                said.written(negotiation.current()),
                said.clauses(left, right, words(left, right, visit), asking(version, isSigner, typed, visit, actor)),
                said.remarks(Spot.GONE),
                version.textHash().hex(),
                said.expires(),
                mayChange ? new Expiring(base + "/expiry", typed.entry("day", visit)) : null,
                said.quotes(version, actor),
                negotiations.mayComment(version, actor)
                        ? new Attaching(base + "/quotes", typed.entry("name", visit), typed.entry("link", visit))
                        : null,
                isSigner ? base + "/accept" : null,
                mayChange ? base + "/edit" : null,
                isSigner ? ContractAddress.ofVersion(version) + "#sign" : null);
        var crumbs = List.of(
                new Crumb(visit.t("contracts.title"), ContractAddress.PATH),
                new Crumb(version.name(), ContractAddress.ofVersion(version)),
                new Crumb(visit.t("negotiation.crumb"), null));
        return visit.page(status, "contracts/negotiation", visit.t("negotiation.title"), crumbs, view);
    }

    private TermsWords words(@Nullable Contract left, Contract right, Visit visit) {
        var names = new HashSet<>(right.names());
        if (left != null) names.addAll(left.names());
        return new TermsWords(labels.byCode(names), visit);
    }

    private IntFunction<@Nullable Asking> asking(
            ContractVersion version, boolean isSigner, Typed typed, Visit visit, Actor actor) {
        boolean mayComment = negotiations.mayComment(version, actor);
        var base = ContractAddress.byId(version.id());
        return clause -> mayComment || isSigner
                ? new Asking(
                        clause,
                        base + "/comments",
                        isSigner ? base + "/accept" : null,
                        isSigner ? base + "/object" : null,
                        typed.entry(clause, visit))
                : null;
    }
}
