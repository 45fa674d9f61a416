package concentric.measures.web;

import concentric.engine.measures.Chart;
import concentric.engine.measures.Limits;
import concentric.measures.Baseline;
import concentric.measures.Entering;
import concentric.measures.Freezing;
import concentric.measures.Grain;
import concentric.measures.Measure;
import concentric.measures.Measures;
import concentric.measures.Reading;
import concentric.measures.ReadingDraft;
import concentric.measures.Readings;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.BehaviourChart;
import concentric.platform.web.Choice;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A measure's page: its chart, its readings, and the limits that are drawn from them. */
@Controller
class MeasurePages {

    private static final String READINGS = "/readings";
    private static final String BASELINES = "/baselines";
    private static final int MORE_DECIMALS = 2;

    private final Measures measures;
    private final Readings readings;
    private final Units units;
    private final Accounts accounts;

    MeasurePages(Measures measures, Readings readings, Units units, Accounts accounts) {
        this.measures = measures;
        this.readings = readings;
        this.units = units;
        this.accounts = accounts;
    }

    /** What was typed into the forms of the page. */
    private record Typed(Map<String, String> sent, List<Fault> faults) {

        static final Typed NOTHING = new Typed(Map.of(), List.of());

        String get(String field) {
            return sent.getOrDefault(field, "");
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(MeasuresPages.PATH + "/{*code}")
    View measure(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var measure = measures.find(Addresses.code(code)).orElseThrow(Problem::notFound);
        var shown = subject(measure, subject);
        if (shown.isEmpty() && !subject.isBlank()) throw Problem.notFound();
        return page(HttpStatus.OK, measure, shown.orElse(null), page, Typed.NOTHING, visit, actor);
    }

    @Allowed(Access.KEEPER)
    @PostMapping(READINGS)
    View enter(@RequestParam Map<String, String> sent, Visit visit, Actor actor) {
        var typed = new Typed(sent, List.of());
        var measure = measures.find(TypedText.clean(typed.get("measure"))).orElseThrow(Problem::notFound);
        var subject = subject(measure, typed.get("unit"));
        var draft = new ReadingDraft(measure.name(), typed.get("unit"), typed.get("period"), typed.get("value"));
        return switch (readings.enter(draft, actor)) {
            case Entering.Entered(Reading reading) ->
                visit.redirect(
                        href(measure, subject.orElse(null)),
                        "notice.reading-entered",
                        period(measure.grain(), reading.period(), visit));
            case Entering.Refused(var faults) ->
                page(Problem.status(faults), measure, subject.orElse(null), 1, new Typed(sent, faults), visit, actor);
        };
    }

    @Allowed(Access.KEEPER)
    @PostMapping(BASELINES)
    View freeze(@RequestParam Map<String, String> sent, Visit visit, Actor actor) {
        var typed = new Typed(sent, List.of());
        var measure = measures.find(TypedText.clean(typed.get("measure"))).orElseThrow(Problem::notFound);
        var subject = subject(measure, typed.get("subject")).orElse(null);
        if (subject == null && measure.perUnit()) throw Problem.notFound();
        var id = subject == null ? null : subject.id();
        var outcome = typed.get("do").equals("let-go")
                ? readings.letGo(measure, id, typed.get("reason"), actor)
                : readings.freeze(measure, id, typed.get("from"), typed.get("to"), typed.get("reason"), actor);
        return switch (outcome) {
            case Freezing.Done() -> visit.redirect(href(measure, subject), "notice.limits-changed");
            case Freezing.Refused(var faults) ->
                page(Problem.status(faults), measure, subject, 1, new Typed(sent, faults), visit, actor);
        };
    }

    private Optional<Unit> subject(Measure measure, String code) {
        var cleaned = TypedText.clean(code);
        return cleaned.isEmpty() || !measure.perUnit() ? Optional.empty() : units.find(cleaned);
    }

    private View page(
            HttpStatus status,
            Measure measure,
            @Nullable Unit shown,
            long number,
            Typed typed,
            Visit visit,
            Actor actor) {
        var id = shown == null ? null : shown.id();
        // Without a unit there is nothing to draw where each has readings of its own.
        boolean isChosen = shown != null || !measure.perUnit();
        var current = isChosen ? readings.current(measure.id(), id) : List.<Reading>of();
        var baseline = isChosen ? readings.baseline(measure.id(), id) : Optional.<Baseline>empty();
        var chart = chart(current, baseline);
        var listing = new Listing(path(measure), Map.of("subject", shown == null ? "" : shown.code()), number);
        var all = isChosen ? readings.all(measure.id(), id, listing.offset(), Listing.ROWS) : List.<Reading>of();
        boolean isKeeper = readings.mayEnter(measure, id, actor);
        var view = new MeasurePage(
                path(measure),
                measure.purpose(),
                measure.perUnit(),
                of(measure, visit),
                visit.t("measure.direction." + measure.direction().word()),
                MeasuresPages.label(measure.keeper(), units.all(ids(measure.keeper()))),
                measure.expires() == null ? null : visit.formats().date(measure.expires()),
                visit.otherwise(typed.faults(), "subject", "period", "value", "from", "to", "reason"),
                subjects(measure, shown, visit),
                shown == null ? "" : shown.code(),
                shown == null ? null : MeasuresPages.label(shown),
                drawn(current, chart, measure, visit),
                rows(all, current, chart, measure, visit),
                listing.pagination(isChosen ? readings.count(measure.id(), id) : 0, visit, null),
                isKeeper ? entering(typed, shown, visit) : null,
                isKeeper && current.size() >= Limits.DRAWN_FROM ? freezing(measure, baseline, typed, visit) : null);
        return visit.page(
                status, "measures/measure", measure.name(), MeasuresPages.crumbs(measure.name(), visit), view);
    }

    private static Chart chart(List<Reading> current, Optional<Baseline> baseline) {
        var values = current.stream().map(Reading::value).toList();
        if (baseline.isEmpty()) return Chart.of(values);
        // The readings of the baseline's periods stand together; places are counted from one.
        var held = IntStream.rangeClosed(1, values.size())
                .filter(place -> baseline.get().holds(current.get(place - 1).period()))
                .summaryStatistics();
        return Chart.of(values, held.getMin(), held.getMax());
    }

    /** Mean and limits are shown with more decimals than any reading has. */
    private static @Nullable BehaviourChart drawn(List<Reading> current, Chart chart, Measure measure, Visit visit) {
        int decimals = MORE_DECIMALS
                + chart.readings().stream()
                        .mapToInt(value -> Math.max(0, value.scale()))
                        .max()
                        .orElse(0);
        return BehaviourChart.of(
                current.stream()
                        .map(reading -> period(measure.grain(), reading.period(), visit))
                        .toList(),
                chart,
                value -> visit.formats().decimal(value),
                figure -> visit.formats().decimal(figure.setScale(decimals, RoundingMode.HALF_EVEN)),
                visit);
    }

    private List<MeasurePage.Row> rows(
            List<Reading> all, List<Reading> current, Chart chart, Measure measure, Visit visit) {
        var places = new HashMap<Long, Integer>();
        for (int i = 0; i < current.size(); i++) places.put(current.get(i).id(), i + 1);
        var names = accounts.names(all.stream().map(Reading::account).distinct().toList());
        return all.stream()
                .map(reading -> {
                    var place = places.get(reading.id());
                    return new MeasurePage.Row(
                            period(measure.grain(), reading.period(), visit),
                            visit.formats().decimal(reading.value()),
                            place == null ? "" : BehaviourChart.signals(chart, place, visit),
                            names.getOrDefault(reading.account(), ""),
                            visit.formats().instant(reading.enteredAt()),
                            reading.corrected());
                })
                .toList();
    }

    private static MeasurePage.Entered entering(Typed typed, @Nullable Unit shown, Visit visit) {
        var unit = typed.get("unit").isEmpty() && shown != null ? shown.code() : typed.get("unit");
        return new MeasurePage.Entered(
                visit.entry("subject", unit, typed.faults()),
                visit.entry("period", typed.get("period"), typed.faults()),
                visit.entry("value", typed.get("value"), typed.faults()));
    }

    private static MeasurePage.Freezing freezing(
            Measure measure, Optional<Baseline> baseline, Typed typed, Visit visit) {
        var frozen = baseline.map(base -> visit.t(
                        "measure.frozen.said",
                        period(measure.grain(), base.from(), visit),
                        period(measure.grain(), base.to(), visit),
                        base.reason()))
                .orElse(null);
        return new MeasurePage.Freezing(
                visit.entry("from", typed.get("from"), typed.faults()),
                visit.entry("to", typed.get("to"), typed.faults()),
                visit.entry("reason", typed.get("reason"), typed.faults()),
                frozen);
    }

    private List<Choice> subjects(Measure measure, @Nullable Unit shown, Visit visit) {
        if (!measure.perUnit()) return List.of();
        var known = units.all(readings.subjects(measure.id())).values().stream()
                .sorted(Comparator.comparing(Unit::name).thenComparing(Unit::code))
                .map(unit -> new Choice(unit.code(), unit.name(), unit.equals(shown)));
        var none = new Choice("", visit.t("measure.subject.choose"), shown == null);
        return Stream.concat(Stream.of(none), known).toList();
    }

    private static List<Long> ids(Unit.@Nullable Id unit) {
        return unit == null ? List.of() : List.of(unit.value());
    }

    private static String of(Measure measure, Visit visit) {
        var of = MeasuresPages.of(measure, visit);
        return measure.unitOfMeasurement().isEmpty() ? of : visit.t("measure.in", of, measure.unitOfMeasurement());
    }

    private static String period(Grain grain, LocalDate period, Visit visit) {
        return grain == Grain.MONTH ? grain.text(period) : visit.formats().date(period);
    }

    private static String path(Measure measure) {
        return Addresses.of(MeasuresPages.PATH, measure.name());
    }

    private static String href(Measure measure, @Nullable Unit subject) {
        return subject == null
                ? path(measure)
                : path(measure) + "?subject=" + URLEncoder.encode(subject.code(), StandardCharsets.UTF_8);
    }
}
