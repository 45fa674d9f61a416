package concentric.rehearsals.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.ContractVersion.State;
import concentric.contracts.Contracts;
import concentric.contracts.Proposal;
import concentric.contracts.Proposals;
import concentric.contracts.WorkedExample;
import concentric.contracts.web.Compared;
import concentric.contracts.web.ContractAddress;
import concentric.contracts.web.PartyLabels;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import concentric.rehearsals.Rehearsals;
import concentric.rehearsals.Rehearsing;
import concentric.rehearsals.web.Effects.Told;
import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The rehearsal of a version of a contract: what it would have meant. */
@Controller
class RehearsalPages {

    static final String PATH = "/rehearsals";

    /** Parties that have a chart; the table has all. */
    private static final int CHARTS = 6;

    private final Rehearsals rehearsals;
    private final Contracts contracts;
    private final Effects effects;
    private final Remedies remedies;
    private final Proposals proposals;
    private final WorkedExample workedExample;
    private final PartyLabels labels;

    RehearsalPages(
            Rehearsals rehearsals,
            Contracts contracts,
            Effects effects,
            Remedies remedies,
            Proposals proposals,
            WorkedExample workedExample,
            PartyLabels labels) {
        this.rehearsals = rehearsals;
        this.contracts = contracts;
        this.effects = effects;
        this.remedies = remedies;
        this.proposals = proposals;
        this.workedExample = workedExample;
        this.labels = labels;
    }

    /** Where a version is rehearsed: by its number, since its contract's name may hold any character. */
    static String address(ContractVersion version) {
        return PATH + "/" + version.id();
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{id}")
    View rehearsal(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String keeps,
            @RequestParam(defaultValue = "") String least,
            @RequestParam(defaultValue = "") String lever,
            Visit visit,
            Actor actor) {
        var drafted = contracts.version(id).orElseThrow(Problem::notFound);
        var question = new RemedyQuestion(keeps, least, lever);
        var page = page(drafted, rehearsals.rehearse(List.of(drafted.terms())), question, visit, actor);
        var title = visit.t("rehearsal.title", drafted.name());
        var crumbs = List.of(
                new Crumb(visit.t("contracts.title"), "/contracts"),
                new Crumb(drafted.name(), ContractAddress.ofVersion(drafted)),
                new Crumb(visit.t("rehearsal.crumb"), null));
        return visit.page("rehearsals/rehearsal", title, crumbs, page);
    }

    private RehearsalPage page(
            ContractVersion drafted, Rehearsing rehearsing, RemedyQuestion question, Visit visit, Actor actor) {
        var before = before(drafted);
        var compared = before.map(version -> compared(version, drafted, visit)).orElse(null);
        var customers = before.map(version -> ForCustomers.changes(version.terms(), drafted.terms(), visit))
                .orElse(List.of());
        return switch (rehearsing) {
            case Rehearsing.Refused(var faults) ->
                nothing(visit.t("rehearsal.lead.refused"), visit.say(faults.getFirst()), compared, customers, null);
            case Rehearsing.NoHistory(var currency) ->
                nothing(
                        visit.t("rehearsal.lead.none", currency.getCurrencyCode()),
                        null,
                        compared,
                        customers,
                        example(drafted, visit));
            case Rehearsing.Rehearsed rehearsed -> {
                var told = effects.of(rehearsed, List.of(drafted.terms()), actor);
                var remedy = remedies.part(drafted, rehearsed, told, question, visit, actor);
                yield page(rehearsed, compared, customers, told, remedy, visit);
            }
        };
    }

    private static RehearsalPage nothing(
            String lead,
            @Nullable String problem,
            @Nullable Compared compared,
            List<String> customers,
            @Nullable Content example) {
        return new RehearsalPage(
                lead, "", problem, compared, customers, List.of(), List.of(), null, null, List.of(), null, List.of(),
                null, example);
    }

    /** Without history the draft is tried on a payment that is typed in; null where it makes no plan. */
    private @Nullable Content example(ContractVersion drafted, Visit visit) {
        if (!(proposals.of(drafted.terms()) instanceof Proposal.Possible possible)) return null;
        var form = visit.request();
        return visit.part(workedExample.of(
                possible,
                Objects.requireNonNullElse(form.getParameter("example-amount"), ""),
                Objects.requireNonNullElse(form.getParameter("example-quantity"), "")));
    }

    private static RehearsalPage page(
            Rehearsing.Rehearsed rehearsed,
            @Nullable Compared compared,
            List<String> customers,
            List<Told> told,
            RemedyPart remedy,
            Visit visit) {
        var currency = rehearsed.currency();
        var changed = told.stream().filter(each -> !each.effect().isUnchanged()).toList();
        var same = told.stream().filter(each -> each.effect().isUnchanged()).toList();
        var charted = changed.stream()
                .sorted(Comparator.comparingLong(each -> -Math.abs(each.effect().difference())))
                .limit(CHARTS)
                .toList();
        return new RehearsalPage(
                RehearsalRows.lead(rehearsed, visit),
                visit.t("rehearsal.effects.said", currency.getCurrencyCode()),
                null,
                compared,
                customers,
                RehearsalSaid.of(told, currency, visit),
                changed.stream()
                        .map(each -> RehearsalRows.row(each, currency, visit))
                        .toList(),
                same.isEmpty()
                        ? null
                        : RehearsalRows.sum(visit.t("rehearsal.unchanged", same.size()), same, currency, visit),
                told.isEmpty() ? null : RehearsalRows.sum(visit.t("rehearsal.total"), told, currency, visit),
                charted.stream()
                        .map(each -> RehearsalChart.of(
                                RehearsalSaid.name(each, visit),
                                RehearsalRows.signs(each, visit),
                                each.effect(),
                                currency,
                                visit))
                        .toList(),
                changed.size() > CHARTS ? visit.t("rehearsal.more", changed.size() - CHARTS) : null,
                rehearsed.after().stream()
                        .flatMap(month -> month.open().stream().map(open -> RehearsalRows.open(month, open, visit)))
                        .toList(),
                remedy,
                null);
    }

    /** The version that it would take over from: the last one before it that was signed. */
    private Optional<ContractVersion> before(ContractVersion drafted) {
        return contracts.versionsOf(drafted.name()).stream()
                .filter(version -> version.state() == State.SIGNED && version.number() < drafted.number())
                .findFirst();
    }

    private Compared compared(ContractVersion before, ContractVersion drafted, Visit visit) {
        return Compared.of(
                visit.t("difference.between", before.number(), drafted.number()),
                before.terms(),
                drafted.terms(),
                labels,
                visit);
    }
}
