package concentric.network.web;

import concentric.network.Memberships;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.UnitFilter;
import concentric.network.UnitKind;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of units. */
@Controller
class UnitsPages {

    static final String PATH = "/network/units";

    private final Units units;
    private final Memberships memberships;
    private final Organisations organisations;
    private final Sides sides;

    UnitsPages(Units units, Memberships memberships, Organisations organisations, Sides sides) {
        this.sides = sides;
        this.organisations = organisations;
        this.units = units;
        this.memberships = memberships;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping("/network")
    View network(Visit visit) {
        return visit.redirect(PATH);
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var filter = filter(q, kind, field, sides.of(actor));
        var listing = listing(filter, page);
        var found = units.list(filter, listing.offset(), Listing.ROWS);
        var sizes =
                memberships.sizes(found.stream().map(unit -> unit.id().value()).toList());
        var rows = found.stream().map(unit -> row(unit, sizes, visit)).toList();
        var view = new UnitsPage(
                new UnitsPage.Filter(filter.query(), kinds(filter, visit), fields(filter, visit), listing.filtered()),
                rows,
                organisations.current().demo(),
                listing.pagination(units.count(filter), visit, PATH + ".csv"),
                actor.custodian() ? "/network/new-unit" : null,
                actor.custodian() ? "/imports/units" : null);
        return visit.page(
                "network/units", visit.t("units.title"), List.of(new Crumb(visit.t("nav.network"), null)), view);
    }

    static UnitFilter filter(String query, String kind, String field, Optional<Set<Long>> side) {
        return new UnitFilter(TypedText.clean(query), UnitKind.of(kind), field, side);
    }

    private static Listing listing(UnitFilter filter, long page) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("q", filter.query());
        filters.put("kind", filter.kind().map(UnitKind::word).orElse(""));
        filters.put("field", filter.field());
        return new Listing(PATH, filters, page);
    }

    /** The list as a file that can be imported again. */
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        try (var file =
                ListFile.of("units", "unit", "name", "kind", "field", "purpose").answer(visit, response, format)) {
            for (var unit : units.list(filter(q, kind, field, sides.of(actor)), 0, Integer.MAX_VALUE)) {
                file.row(unit.code(), unit.name(), unit.kind().word(), unit.field(), unit.purpose());
            }
        }
    }

    private static UnitsPage.Row row(Unit unit, Map<Long, Integer> sizes, Visit visit) {
        return new UnitsPage.Row(
                label(unit),
                kindAndEnd(unit, visit),
                unit.field(),
                unit.purpose(),
                visit.formats().integer(sizes.getOrDefault(unit.id().value(), 0)));
    }

    /** The kind, and of a unit that is dissolved or merged since when it is no longer there. */
    static String kindAndEnd(Unit unit, Visit visit) {
        var kind = visit.t("unit.kind." + unit.kind().word());
        var until = unit.until();
        return until == null
                ? kind
                : visit.t("unit.kind.until", kind, visit.formats().date(until));
    }

    static PartyLabel label(Unit unit) {
        return new PartyLabel(unit.name(), kind(unit.kind()), Addresses.of(PATH, unit.code()));
    }

    static PartyKind kind(UnitKind kind) {
        return switch (kind) {
            case USER_FACING -> PartyKind.USER_FACING;
            case NODE -> PartyKind.NODE;
            case LEADERSHIP -> PartyKind.LEADERSHIP;
            case PARTNER -> PartyKind.PARTNER;
        };
    }

    private static List<Choice> kinds(UnitFilter filter, Visit visit) {
        var any = new Choice("", visit.t("units.kind.any"), filter.kind().isEmpty());
        return Stream.concat(
                        Stream.of(any),
                        Arrays.stream(UnitKind.values())
                                .map(kind -> new Choice(
                                        kind.word(),
                                        visit.t("unit.kind." + kind.word()),
                                        filter.kind().filter(kind::equals).isPresent())))
                .toList();
    }

    private List<Choice> fields(UnitFilter filter, Visit visit) {
        var any = new Choice("", visit.t("units.field.any"), filter.field().isEmpty());
        return Stream.concat(
                        Stream.of(any),
                        units.fields().stream().map(field -> new Choice(field, field, field.equals(filter.field()))))
                .toList();
    }
}
