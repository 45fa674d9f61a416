package concentric.map.web;

import concentric.map.CommunityStanding;
import concentric.map.Maps;
import concentric.map.NetworkMap;
import concentric.map.Ring;
import concentric.map.Standing;
import concentric.map.web.MapPage.Fact;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Crumb;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyKind;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The map as a picture. */
@Controller
class MapPages {

    /** Contracts of the chosen unit that are listed beside the picture; its statement has all. */
    private static final int LISTED = 12;

    private final Maps maps;
    private final AskedMoments moments;
    private final Frames frames;
    private final Organisations organisations;

    MapPages(Maps maps, AskedMoments moments, Frames frames, Organisations organisations) {
        this.maps = maps;
        this.moments = moments;
        this.frames = frames;
        this.organisations = organisations;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(Question.MAP)
    View map(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String always,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String asof,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String community,
            Visit visit,
            Actor actor) {
        var question = new Question(day, from, to, always, currency, asof);
        var map = maps.survey(question.asked(moments));
        var words = new Words(map, visit);
        var chosen = there(map.find(unit), unit, question);
        var gathered = there(map.community(community), community, question);
        var frame = frames.of(Question.MAP, map, question, words, visit, actor);
        var view = new MapPage(
                frame,
                visit.t("map.canvas", frame.lead()),
                question.address(Question.API),
                question.address(Question.API + ".svg"),
                words.centre(),
                new MapPage.Titles(words.title(Ring.USER_FACING), words.title(Ring.NODE), words.title(Ring.LEADERSHIP)),
                hidden(question, unit, community),
                kinds(map, words, visit),
                map.units().stream().anyMatch(standing -> standing.kept() < 0),
                gathered.isPresent()
                        ? null
                        : chosen.map(standing -> chosen(standing, map, words, visit))
                                .orElseGet(() -> network(map, words, visit, actor)),
                gathered.map(each -> gathered(each, map, words, visit)).orElse(null));
        return visit.page("map/map", visit.t("map.title"), crumbs(visit), view);
    }

    /** What is chosen; nothing if nothing is, or if it was not there on the day to which the slider went. */
    private static <T> Optional<T> there(Optional<T> found, String code, Question question) {
        if (found.isEmpty() && !code.isEmpty() && question.day().isEmpty()) throw Problem.notFound();
        return found;
    }

    static List<Crumb> crumbs(Visit visit) {
        return List.of(new Crumb(visit.t("nav.network"), null));
    }

    /** All but the day: a form that asks for another day asks for its money too. */
    private static List<MapPage.Hidden> hidden(Question question, String unit, String community) {
        var hidden = new ArrayList<MapPage.Hidden>();
        if (!question.currency().isEmpty()) hidden.add(new MapPage.Hidden("currency", question.currency()));
        if (!question.asof().isEmpty()) hidden.add(new MapPage.Hidden(AskedMoments.ASOF, question.asof()));
        if (!unit.isEmpty()) hidden.add(new MapPage.Hidden("unit", unit));
        if (!community.isEmpty()) hidden.add(new MapPage.Hidden("community", community));
        return hidden;
    }

    private static List<MapPage.Kind> kinds(NetworkMap map, Words words, Visit visit) {
        long partners = map.units().stream().filter(Standing::isPartner).count();
        var kinds = new ArrayList<>(List.of(
                kind(PartyKind.USER_FACING, "unit.kind.user-facing", map.count(Ring.USER_FACING, false), words, visit),
                kind(PartyKind.NODE, "unit.kind.node", map.count(Ring.NODE, false), words, visit),
                kind(PartyKind.LEADERSHIP, "map.ring.leadership", map.count(Ring.LEADERSHIP, false), words, visit),
                kind(PartyKind.PARTNER, "map.partner", partners, words, visit)));
        int communities = map.communities().size();
        if (communities > 0) kinds.add(kind(PartyKind.COMMUNITY, "map.community", communities, words, visit));
        return kinds;
    }

    private static MapPage.Kind kind(PartyKind kind, String label, long count, Words words, Visit visit) {
        return new MapPage.Kind(kind, visit.t(label), words.integer(count));
    }

    private MapPage.Panel network(NetworkMap map, Words words, Visit visit, Actor actor) {
        boolean isEmpty = map.units().isEmpty() && map.later() == 0;
        return new MapPage.Panel(
                visit.t("map.network"),
                organisations.current().name(),
                null,
                isEmpty && actor.custodian() ? "/network/new-unit" : null,
                null,
                visit.t("map.customers"),
                List.of(
                        plain("map.fact.served", words.served(), visit),
                        plain("map.fact.people", words.integer(map.people()), visit)),
                visit.t("map.money", words.period()),
                List.of(
                        new Fact(visit.t("map.fact.paid-by-customers"), words.paid()),
                        new Fact(visit.t("map.fact.contracts"), Figure.plain(words.integer(map.contracts())))),
                List.of(),
                null,
                visit.t(isEmpty ? "units.empty.text" : "map.hint"));
    }

    private static Fact plain(String label, String text, Visit visit) {
        return new Fact(visit.t(label), Figure.plain(text));
    }

    private static MapPage.Gathered gathered(CommunityStanding standing, NetworkMap map, Words words, Visit visit) {
        var community = standing.community();
        return new MapPage.Gathered(
                visit.t("community.kind"),
                community.name(),
                community.scenario(),
                Words.page(community),
                map.of(standing).stream()
                        .map(unit -> new MapPage.Part(words.label(unit), words.about(unit)))
                        .toList());
    }

    private static MapPage.Panel chosen(Standing unit, NetworkMap map, Words words, Visit visit) {
        var customers = new ArrayList<Fact>();
        if (unit.ring() == Ring.USER_FACING) customers.add(plain("map.fact.served", words.served(unit), visit));
        customers.add(plain("units.members", words.integer(unit.members()), visit));
        var partners = map.partners(unit);
        int left = partners.size() - LISTED;
        return new MapPage.Panel(
                words.about(unit),
                unit.unit().name(),
                unit.unit().purpose().isEmpty() ? null : unit.unit().purpose(),
                Words.page(unit),
                words.statement(unit),
                visit.t(unit.ring() == Ring.USER_FACING ? "map.customers" : "map.fact.people"),
                customers,
                visit.t("map.money", words.period()),
                List.of(
                        new Fact(visit.t("map.received"), words.figure(unit.received(), unit)),
                        new Fact(visit.t("map.paid-out"), words.figure(unit.paid(), unit)),
                        new Fact(visit.t("map.kept"), words.figure(unit.kept(), unit))),
                partners.stream()
                        .limit(LISTED)
                        .map(partner -> new MapPage.Partner(
                                words.label(partner.with()),
                                partner.with().unit().code(),
                                words.cell(partner.received(), unit)))
                        .toList(),
                left > 0 ? visit.t("map.partners.left", left) : null,
                null);
    }
}
