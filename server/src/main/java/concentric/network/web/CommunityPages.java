package concentric.network.web;

import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.CommunityDraft;
import concentric.network.CommunityFounding;
import concentric.network.EntryRule;
import concentric.network.Founding;
import concentric.network.Participation;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A community's page, and founding one. */
@Controller
class CommunityPages {

    private static final String[] FIELDS = {"community", "name", "scenario", "unit"};

    private final Communities communities;
    private final Units units;
    private final Organisations organisations;
    private final Sides sides;
    private final CommunityQuestions asked;
    private final List<Panel> panels;

    CommunityPages(
            Communities communities,
            Units units,
            Organisations organisations,
            Sides sides,
            CommunityQuestions asked,
            List<Panel> panels) {
        this.panels = panels;
        this.asked = asked;
        this.communities = communities;
        this.units = units;
        this.organisations = organisations;
        this.sides = sides;
    }

    /** What was typed to let a unit enter. */
    record Typed(String unit, String from) {}

    @Allowed(Access.CONCERNED)
    @GetMapping(CommunitiesPages.PATH + "/{*code}")
    View community(@PathVariable String code, Visit visit, Actor actor) {
        var community = communities
                .find(Addresses.code(code))
                .filter(found -> communities.sees(found.id(), actor))
                .orElseThrow(Problem::notFound);
        return page(HttpStatus.OK, community, null, List.of(), visit, actor);
    }

    @Allowed(Access.SIGNER)
    @GetMapping(CommunitiesPages.NEW)
    View form(@RequestParam(defaultValue = "") String unit, Visit visit, Actor actor) {
        boolean may = unit.isEmpty()
                ? communities.mayFound(actor)
                : units.find(unit)
                        .filter(first -> communities.mayActFor(first.id(), actor))
                        .isPresent();
        if (!may) throw Problem.forbidden();
        return form(HttpStatus.OK, new CommunityDraft("", "", "", unit, ""), List.of(), visit, actor);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(CommunitiesPages.PATH)
    View found(
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String scenario,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String rule,
            Visit visit,
            Actor actor) {
        if (!communities.mayFound(actor)) throw Problem.forbidden();
        var draft = new CommunityDraft(community, name, scenario, unit, rule);
        return switch (communities.found(draft, actor)) {
            case CommunityFounding.Founded(Community founded) ->
                visit.redirect(href(founded), "notice.community-founded", founded.name());
            case CommunityFounding.Refused(var faults) -> form(Problem.status(faults), draft, faults, visit, actor);
        };
    }

    /** Gives a community a unit of its own. */
    @Allowed(Access.SIGNER)
    @PostMapping("/network/community-units")
    View earn(
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = "") String code,
            Visit visit,
            Actor actor) {
        var earning = communities
                .find(community)
                .filter(found -> communities.sees(found.id(), actor))
                .orElseThrow(Problem::notFound);
        if (!communities.mayEarn(earning.id(), actor)) throw Problem.forbidden();
        return switch (communities.earn(earning.id(), TypedText.clean(code), actor)) {
            case Founding.Founded founded -> visit.redirect(href(earning), "notice.community-earns", earning.name());
            case Founding.Refused(var faults) -> {
                var named = faults.stream().map(CommunityPages::named).toList();
                yield page(Problem.status(named), earning, null, named, visit, actor);
            }
        };
    }

    /** What is wrong with the unit's code stands at its field. */
    private static Fault named(Fault fault) {
        return fault.field().equals("unit") || fault.field().equals("code")
                ? Fault.in("code", fault.code(), fault.args().toArray())
                : fault;
    }

    private View form(HttpStatus status, CommunityDraft draft, List<Fault> faults, Visit visit, Actor actor) {
        var own = own(communities.spokenFor(actor));
        boolean only = draft.unit().isEmpty() && faults.isEmpty() && own.size() == 1;
        var view = new NewCommunityPage(
                visit.otherwise(faults, FIELDS),
                visit.entry("name", draft.name(), faults),
                visit.entry("community", draft.community(), faults),
                visit.entry("scenario", draft.scenario(), faults),
                visit.entry("unit", only ? own.getFirst().code() : draft.unit(), faults),
                !actor.custodian(),
                rules(draft.rule(), visit),
                own);
        var title = visit.t("community.new");
        return visit.page(status, "network/new-community", title, crumbs(title, visit), view);
    }

    private static List<Choice> rules(String chosen, Visit visit) {
        return Arrays.stream(EntryRule.values())
                .map(rule -> new Choice(
                        rule.word(),
                        QuestionWords.rule(rule, visit),
                        rule.word().equals(chosen)))
                .toList();
    }

    /** The page, or the page again with what was wrong with the form on it. */
    View page(
            HttpStatus status,
            Community community,
            @Nullable Typed typed,
            List<Fault> faults,
            Visit visit,
            Actor actor) {
        var all = communities.participations(List.of(community.id().value()));
        var known = units.all(
                all.stream().map(each -> each.unit().value()).distinct().toList());
        var today = communities.today();
        var past = all.stream()
                .filter(each -> {
                    var until = each.until();
                    return until != null && !until.isAfter(today);
                })
                .toList();
        var going = all.stream().filter(each -> !past.contains(each)).toList();
        var side = sides.of(actor);
        var own = communities.ownUnit(community.id());
        // The map is for those who see the whole organisation.
        boolean onMap = side.isEmpty() && going.stream().anyMatch(each -> each.holds(today));
        var view = new CommunityPage(
                community.code(),
                community.scenario(),
                visit.otherwise(faults, "unit", "from", "code"),
                organisations.current().demo(),
                onMap ? "/map?community=" + URLEncoder.encode(community.code(), StandardCharsets.UTF_8) : null,
                going.stream().map(each -> row(each, known, visit, actor)).toList(),
                past.stream().map(each -> row(each, known, visit, actor)).toList(),
                community.rule() == EntryRule.OPEN || typed != null
                        ? entering(typed, going, faults, visit, actor)
                        : null,
                own.map(unit -> seen(unit, actor)).orElse(null),
                own.isEmpty() && communities.mayEarn(community.id(), actor)
                        ? visit.entry("code", community.code(), faults)
                        : null,
                QuestionWords.rule(community.rule(), visit),
                asked.of(community, visit, actor),
                asked.asking(community, visit, actor),
                visit.parts(panels, Communities.NOUN, community.id().value(), actor));
        return visit.page(status, "network/community", community.name(), crumbs(community.name(), visit), view);
    }

    static String href(Community community) {
        return Addresses.of(CommunitiesPages.PATH, community.code());
    }

    private static List<Crumb> crumbs(String last, Visit visit) {
        return List.of(
                new Crumb(visit.t("nav.network"), null),
                new Crumb(visit.t("communities.title"), CommunitiesPages.PATH),
                new Crumb(last, null));
    }

    private CommunityPage.Row row(Participation each, Map<Long, Unit> known, Visit visit, Actor actor) {
        var unit = CommunitiesPages.unit(each, known);
        var until = each.until();
        return new CommunityPage.Row(
                seen(unit, actor),
                visit.t("unit.kind." + unit.kind().word()),
                visit.formats().date(each.from()),
                until == null ? "" : visit.formats().date(until),
                until == null && communities.mayActFor(unit.id(), actor)
                        ? ParticipationPages.PATH + "/" + each.id().value()
                        : null);
    }

    /** Partners' people are led to their own side only. */
    private PartyLabel seen(Unit unit, Actor actor) {
        var label = UnitsPages.label(unit);
        boolean isSeen = sides.sees(actor, List.of(unit.id().value()));
        return isSeen ? label : new PartyLabel(label.name(), label.kind(), null);
    }

    private CommunityPage.@Nullable Entering entering(
            @Nullable Typed typed, List<Participation> going, List<Fault> faults, Visit visit, Actor actor) {
        var own = own(communities.spokenFor(actor).stream()
                .filter(unit -> going.stream().noneMatch(each -> each.unit().equals(unit)))
                .toList());
        if (typed == null && own.isEmpty() && !actor.custodian()) return null;
        var known = typed == null ? new Typed(own.size() == 1 ? own.getFirst().code() : "", "") : typed;
        return new CommunityPage.Entering(
                visit.entry("unit", known.unit(), faults), visit.entry("from", known.from(), faults), own);
    }

    List<CommunityPage.Own> own(List<Unit.Id> spokenFor) {
        var known = units.all(spokenFor.stream().map(Unit.Id::value).toList());
        return spokenFor.stream()
                .map(unit -> Objects.requireNonNull(known.get(unit.value())))
                .map(unit -> new CommunityPage.Own(unit.code(), unit.name()))
                .sorted(Comparator.comparing(CommunityPage.Own::name))
                .toList();
    }
}
