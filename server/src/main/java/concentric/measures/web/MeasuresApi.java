package concentric.measures.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.measures.Defining;
import concentric.measures.Entering;
import concentric.measures.Measure;
import concentric.measures.MeasureDraft;
import concentric.measures.Measures;
import concentric.measures.Reading;
import concentric.measures.ReadingDraft;
import concentric.measures.Readings;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Measures and their readings for programs. */
@RestController
class MeasuresApi {

    private static final String PATH = "/api/measures";
    private static final String READINGS = "/api/readings";

    private final Measures measures;
    private final Readings readings;
    private final Units units;

    MeasuresApi(Measures measures, Readings readings, Units units) {
        this.measures = measures;
        this.readings = readings;
        this.units = units;
    }

    /**
     * A measure.
     *
     * @param keeper code of the unit that sees to its readings; left out where each unit keeps its own
     * @param expires the first day on which it is no longer measured; left out if that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeasureBody(
            String measure,
            String unitOfMeasurement,

            @OneOf({"units", "network"}) String subject,

            @OneOf({"day", "week", "month"}) String grain,

            @OneOf({"higher", "lower", "neither"}) String direction,

            String purpose,
            @Nullable String keeper,
            @Nullable LocalDate expires) {}

    /** A measure that is to be defined. */
    record NewMeasureBody(
            @Needed @Nullable String measure,
            @Nullable String unitOfMeasurement,
            @Needed @Nullable String subject,
            @Needed @Nullable String grain,
            @Needed @Nullable String direction,
            @Needed @Nullable String purpose,
            @Nullable String keeper,
            @Nullable String expires) {

        MeasureDraft draft() {
            return new MeasureDraft(
                    orEmpty(measure),
                    orEmpty(unitOfMeasurement),
                    orEmpty(subject),
                    orEmpty(grain),
                    orEmpty(direction),
                    orEmpty(purpose),
                    orEmpty(keeper),
                    orEmpty(expires));
        }
    }

    /**
     * A reading.
     *
     * @param subject code of the unit that was measured; left out for the network
     * @param period first day of the period
     * @param value an exact decimal
     * @param corrected whether a later reading of the period took its place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReadingBody(
            long id,
            String measure,
            @Nullable String subject,
            LocalDate period,
            String value,
            Instant enteredAt,
            boolean corrected) {}

    /** A reading that is to be entered. */
    record NewReadingBody(
            @Needed @Nullable String measure,
            @Nullable String subject,
            @Nullable String period,
            @Needed @Nullable String value) {}

    @Call("listMeasures")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    Sheet<MeasureBody> list(@RequestParam(defaultValue = "") String q, Paging paging) {
        var after = paging.after() == null ? "" : paging.after();
        var found = measures.after(TypedText.clean(q), after, paging.rows());
        var keepers = units.all(found.stream()
                .map(Measure::keeper)
                .filter(Objects::nonNull)
                .map(Unit.Id::value)
                .toList());
        return paging.sheet(found, Measure::name, measure -> body(measure, keepers));
    }

    @Call("getMeasure")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{*code}")
    MeasureBody one(@PathVariable String code) {
        return body(measures.find(Addresses.code(code)).orElseThrow(Problem::notFound));
    }

    @Call(value = "defineMeasure", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.KEEPER)
    @PostMapping(PATH)
    ResponseEntity<MeasureBody> define(@RequestBody NewMeasureBody body, Actor actor) {
        return switch (measures.define(body.draft(), actor)) {
            case Defining.Defined(Measure measure) ->
                ResponseEntity.created(URI.create(Addresses.of(PATH, measure.name())))
                        .body(body(measure));
            case Defining.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Call("listReadings")
    @Allowed(Access.INSIDE)
    @GetMapping(READINGS)
    Sheet<ReadingBody> readings(
            @RequestParam String measure, @RequestParam(defaultValue = "") String subject, Paging paging) {
        var of = measures.find(TypedText.clean(measure)).orElseThrow(Problem::notFound);
        var unit = subject.isBlank()
                ? null
                : units.find(TypedText.clean(subject))
                        .orElseThrow(Problem::notFound)
                        .id()
                        .value();
        var found = readings.after(of.id(), unit, paging.afterNumber(0), paging.rows());
        var subjects = units.all(found.stream()
                .map(Reading::subject)
                .filter(Objects::nonNull)
                .map(Unit.Id::value)
                .distinct()
                .toList());
        return paging.sheet(found, Reading::id, reading -> body(reading, of, subjects));
    }

    @Call(value = "enterReading", scope = Scope.RECORD, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.KEEPER)
    @PostMapping(READINGS)
    ResponseEntity<ReadingBody> enter(@RequestBody NewReadingBody body, Actor actor) {
        var measure = measures.find(TypedText.clean(orEmpty(body.measure()))).orElseThrow(Problem::notFound);
        var draft = new ReadingDraft(
                measure.name(), orEmpty(body.subject()), orEmpty(body.period()), orEmpty(body.value()));
        return switch (readings.enter(draft, actor)) {
            case Entering.Entered(Reading reading) ->
                ResponseEntity.status(201).body(body(reading, measure, units.all(ids(reading.subject()))));
            case Entering.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private MeasureBody body(Measure measure) {
        return body(measure, units.all(ids(measure.keeper())));
    }

    private static MeasureBody body(Measure measure, Map<Long, Unit> keepers) {
        return new MeasureBody(
                measure.name(),
                measure.unitOfMeasurement(),
                MeasuresPages.subject(measure),
                measure.grain().word(),
                measure.direction().word(),
                measure.purpose(),
                code(measure.keeper(), keepers),
                measure.expires());
    }

    private static ReadingBody body(Reading reading, Measure measure, Map<Long, Unit> subjects) {
        return new ReadingBody(
                reading.id(),
                measure.name(),
                code(reading.subject(), subjects),
                reading.period(),
                reading.value().toPlainString(),
                reading.enteredAt(),
                reading.corrected());
    }

    private static List<Long> ids(Unit.@Nullable Id unit) {
        return unit == null ? List.of() : List.of(unit.value());
    }

    private static @Nullable String code(Unit.@Nullable Id unit, Map<Long, Unit> known) {
        return unit == null
                ? null
                : Objects.requireNonNull(known.get(unit.value())).code();
    }
}
