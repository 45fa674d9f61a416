package concentric.network.web;

import concentric.network.Sides;
import concentric.network.UnitChange;
import concentric.network.UnitChanges;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Changes of units in a list. */
@Controller
class UnitChangesPages {

    private static final int ROWS = 50;

    private final UnitChanges changes;
    private final UnitChangeWords words;
    private final Units units;
    private final Sides sides;

    UnitChangesPages(UnitChanges changes, UnitChangeWords words, Units units, Sides sides) {
        this.changes = changes;
        this.words = words;
        this.units = units;
        this.sides = sides;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(UnitChangePages.PATH)
    View list(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String before,
            Visit visit,
            Actor actor) {
        return unit.isEmpty() ? all(before, visit, actor) : of(unit, visit, actor);
    }

    private View all(String before, Visit visit, Actor actor) {
        long id = before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        var found = changes.before(id, ROWS, actor);
        var next = found.size() < ROWS
                ? null
                : UnitChangePages.PATH + "?before=" + found.getLast().id().value();
        var view = new UnitChangesPage(rows(found, visit), null, next);
        var title = visit.t("unit-changes.title");
        var crumbs = List.of(new Crumb(visit.t("units.title"), UnitsPages.PATH), new Crumb(title, null));
        return visit.page("network/unit-changes", title, crumbs, view);
    }

    private View of(String code, Visit visit, Actor actor) {
        var unit = units.find(code)
                .filter(found -> sides.sees(actor, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        var newHref = unit.until() == null && changes.mayDrawUp(unit, actor)
                ? NewUnitChangePages.NEW + "?unit=" + URLEncoder.encode(unit.code(), StandardCharsets.UTF_8)
                : null;
        var view = new UnitChangesPage(rows(changes.of(unit), visit), newHref, null);
        var title = visit.t("unit-changes.of", unit.name());
        var crumbs = List.of(
                new Crumb(visit.t("units.title"), UnitsPages.PATH),
                new Crumb(unit.name(), Addresses.of(UnitsPages.PATH, unit.code())),
                new Crumb(visit.t("unit-change.crumb"), null));
        return visit.page("network/unit-changes", title, crumbs, view);
    }

    private List<UnitChangesPage.Row> rows(List<UnitChange> found, Visit visit) {
        return found.stream()
                .map(change -> new UnitChangesPage.Row(
                        words.what(change, visit),
                        UnitChangeWords.href(change),
                        change.reason(),
                        UnitChangeWords.state(change, visit)))
                .toList();
    }
}
