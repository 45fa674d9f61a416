package concentric.measures.web;

import concentric.measures.Defining;
import concentric.measures.Direction;
import concentric.measures.Grain;
import concentric.measures.Measure;
import concentric.measures.MeasureDraft;
import concentric.measures.Measures;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Fault;
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
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of measures, and defining one. */
@Controller
class MeasuresPages {

    static final String PATH = "/measures";
    static final String NEW = "/new-measure";

    private static final String[] FIELDS = {
        "measure", "unit-of-measurement", "subject", "grain", "direction", "purpose", "keeper", "expires"
    };

    private final Measures measures;
    private final Units units;

    MeasuresPages(Measures measures, Units units) {
        this.measures = measures;
        this.units = units;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var query = TypedText.clean(q);
        var listing = new Listing(PATH, Map.of("q", query), page);
        var found = measures.list(query, listing.offset(), Listing.ROWS);
        var keepers = units.all(keepers(found));
        var rows = found.stream()
                .map(measure -> new MeasuresPage.Row(
                        measure.name(),
                        Addresses.of(PATH, measure.name()),
                        measure.purpose(),
                        of(measure, visit),
                        label(measure.keeper(), keepers)))
                .toList();
        var view = new MeasuresPage(
                query,
                listing.filtered(),
                rows,
                listing.pagination(measures.count(query), visit, PATH + ".csv"),
                measures.mayDefine(actor) ? NEW : null,
                actor.custodian() ? "/imports/readings" : null);
        return visit.page(
                "measures/measures",
                visit.t("measures.title"),
                List.of(new Crumb(visit.t("nav.learning"), null)),
                view);
    }

    /** The list as a file. */
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var all = measures.list(TypedText.clean(q), 0, Integer.MAX_VALUE);
        var keepers = units.all(keepers(all));
        try (var file = ListFile.of(
                        "measures",
                        "measure",
                        "unit_of_measurement",
                        "subject",
                        "grain",
                        "direction",
                        "purpose",
                        "keeper",
                        "expires")
                .answer(visit, response, format)) {
            for (var measure : all) {
                var keeper = measure.keeper();
                var expires = measure.expires();
                file.row(
                        measure.name(),
                        measure.unitOfMeasurement(),
                        subject(measure),
                        measure.grain().word(),
                        measure.direction().word(),
                        measure.purpose(),
                        keeper == null
                                ? ""
                                : Objects.requireNonNull(keepers.get(keeper.value()))
                                        .code(),
                        expires == null ? "" : expires.toString());
            }
        }
    }

    @Allowed(Access.KEEPER)
    @GetMapping(NEW)
    View form(Visit visit, Actor actor) {
        if (!measures.mayDefine(actor)) throw Problem.forbidden();
        var own = measures.unitsOf(actor);
        var known = units.all(own.stream().map(Unit.Id::value).toList());
        var keeper = own.size() == 1
                ? Objects.requireNonNull(known.get(own.getFirst().value())).code()
                : "";
        return form(
                HttpStatus.OK, new MeasureDraft("", "", "units", "month", "neither", "", keeper, ""), List.of(), visit);
    }

    @Allowed(Access.KEEPER)
    @PostMapping(PATH)
    View define(@RequestParam Map<String, String> sent, Visit visit, Actor actor) {
        if (!measures.mayDefine(actor)) throw Problem.forbidden();
        var draft = new MeasureDraft(
                sent.getOrDefault("measure", ""),
                sent.getOrDefault("unit-of-measurement", ""),
                sent.getOrDefault("subject", ""),
                sent.getOrDefault("grain", ""),
                sent.getOrDefault("direction", ""),
                sent.getOrDefault("purpose", ""),
                sent.getOrDefault("keeper", ""),
                sent.getOrDefault("expires", ""));
        return switch (measures.define(draft, actor)) {
            case Defining.Defined(Measure measure) ->
                visit.redirect(Addresses.of(PATH, measure.name()), "notice.measure-defined", measure.name());
            case Defining.Refused(var faults) -> form(Problem.status(faults), draft, faults, visit);
        };
    }

    private static View form(HttpStatus status, MeasureDraft draft, List<Fault> faults, Visit visit) {
        var view = new NewMeasurePage(
                visit.otherwise(faults, FIELDS),
                visit.entry("measure", draft.name(), faults),
                visit.entry("unit-of-measurement", draft.unitOfMeasurement(), faults),
                choices(MeasureDraft.SUBJECTS.stream(), "measure.subject.", draft.subject(), visit),
                choices(Arrays.stream(Grain.values()).map(Grain::word), "measure.grain.", draft.grain(), visit),
                choices(
                        Arrays.stream(Direction.values()).map(Direction::word),
                        "measure.direction.",
                        draft.direction(),
                        visit),
                visit.entry("purpose", draft.purpose(), faults),
                visit.entry("keeper", draft.keeper(), faults),
                visit.entry("expires", draft.expires(), faults));
        var title = visit.t("measure.new");
        return visit.page(status, "measures/new-measure", title, crumbs(title, visit), view);
    }

    private static List<Choice> choices(Stream<String> words, String key, String chosen, Visit visit) {
        return words.map(word -> new Choice(word, visit.t(key + word), word.equals(chosen)))
                .toList();
    }

    static List<Crumb> crumbs(String last, Visit visit) {
        return List.of(
                new Crumb(visit.t("nav.learning"), null),
                new Crumb(visit.t("measures.title"), PATH),
                new Crumb(last, null));
    }

    private static List<Long> keepers(List<Measure> found) {
        return found.stream()
                .map(Measure::keeper)
                .filter(Objects::nonNull)
                .map(Unit.Id::value)
                .distinct()
                .toList();
    }

    static String subject(Measure measure) {
        return measure.perUnit() ? "units" : "network";
    }

    /** Of what it is measured, and how often. */
    static String of(Measure measure, Visit visit) {
        return visit.t(
                "measure.of",
                visit.t("measure.subject." + subject(measure)),
                visit.t("measure.grain." + measure.grain().word()));
    }

    static @Nullable PartyLabel label(Unit.@Nullable Id unit, Map<Long, Unit> known) {
        return unit == null ? null : label(Objects.requireNonNull(known.get(unit.value())));
    }

    static PartyLabel label(Unit unit) {
        return new PartyLabel(
                unit.name(), PartyKind.valueOf(unit.kind().name()), Addresses.of("/network/units", unit.code()));
    }
}
