package concentric.measures;

import static concentric.platform.TypedText.shortened;

import concentric.engine.measures.Limits;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.TypedText;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of readings: what measures said, and the limits that are drawn from it. */
@Service
public class Readings {

    private static final int LONGEST_REASON = 500;

    private final ReadingStore store;
    private final MeasureStore measures;
    private final Keepers keepers;
    private final Units units;
    private final Organisations organisations;
    private final Acts acts;
    private final InstantSource clock;

    Readings(
            ReadingStore store,
            MeasureStore measures,
            Keepers keepers,
            Units units,
            Organisations organisations,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.measures = measures;
        this.keepers = keepers;
        this.units = units;
        this.organisations = organisations;
        this.acts = acts;
        this.clock = clock;
    }

    /** Enters a reading. One of a period that has one already takes its place; the earlier one stays on record. */
    @Transactional
    public Entering enter(ReadingDraft draft, Actor by) {
        var measure = measures.find(TypedText.clean(draft.measure()));
        if (measure.isEmpty()) return Entering.Refused.because("measure", "unknown-measure");
        var subject = subject(measure.get(), draft.subject());
        if (subject instanceof Subject.Wrong(Fault fault)) return new Entering.Refused(List.of(fault));
        var unit = ((Subject.Right) subject).unit();
        if (!keepers.mayEnter(measure.get(), unit, by)) return Entering.Refused.because("", "not-its-keeper");
        var said = said(measure.get(), draft);
        if (said instanceof Said.Wrong(Fault fault)) return new Entering.Refused(List.of(fault));
        var right = (Said.Right) said;
        return acts.perform(Act.of("reading.enter", by, measure.get().name(), draft.input()), act -> {
            var row = new ReadingStore.New(
                    measure.get().id().value(), unit == null ? null : unit.value(), right.period(), right.value());
            var id = store.insert(List.of(row), act).getFirst();
            return new Entering.Entered(new Reading(
                    id, measure.get().id(), unit, right.period(), right.value(), clock.instant(), by.account(), false));
        });
    }

    /** Of what a reading is. */
    sealed interface Subject {

        /** Of a unit; null is the network. */
        record Right(Unit.@Nullable Id unit) implements Subject {}

        record Wrong(Fault fault) implements Subject {}
    }

    private Subject subject(Measure measure, String typed) {
        var code = TypedText.clean(typed);
        var unit = code.isEmpty() ? Optional.<Unit>empty() : units.find(code);
        return subject(measure, code, unit.orElse(null));
    }

    static Subject subject(Measure measure, String code, @Nullable Unit unit) {
        if (code.isEmpty()) {
            return measure.perUnit() ? new Subject.Wrong(Fault.in("subject", "missing")) : new Subject.Right(null);
        }
        if (!measure.perUnit()) return new Subject.Wrong(Fault.in("subject", "of-the-network", measure.name()));
        return unit == null
                ? new Subject.Wrong(Fault.in("subject", "unknown-unit", shortened(code)))
                : new Subject.Right(unit.id());
    }

    /** What a reading says. */
    sealed interface Said {

        record Right(LocalDate period, BigDecimal value) implements Said {}

        record Wrong(Fault fault) implements Said {}
    }

    private Said said(Measure measure, ReadingDraft draft) {
        return said(measure, draft.period().strip(), draft.value().strip(), today());
    }

    static Said said(Measure measure, String period, String value, LocalDate today) {
        var asked = period.isEmpty()
                ? Optional.of(measure.grain().period(today))
                : measure.grain().parse(period);
        if (asked.isEmpty()) {
            return new Said.Wrong(Fault.in(
                    "period",
                    measure.grain() == Grain.MONTH ? "malformed-month" : "malformed-date",
                    shortened(period)));
        }
        if (asked.get().isAfter(today)) return new Said.Wrong(Fault.in("period", "period-to-come", asked.get()));
        if (!measure.reaches(asked.get())) {
            return new Said.Wrong(
                    Fault.in("period", "measure-expired", measure.name(), String.valueOf(measure.expires())));
        }
        var number = ReadingText.value(value);
        if (number.isEmpty()) {
            return new Said.Wrong(
                    value.isEmpty()
                            ? Fault.in("value", "missing")
                            : Fault.in("value", "malformed-reading", shortened(value)));
        }
        return new Said.Right(asked.get(), number.get());
    }

    /**
     * Freezes the limits of a chart on the readings of some periods.
     *
     * @param from a day in the first period, or a month
     * @param to a day in the last period, or a month
     * @param reason why, in a sentence
     */
    @Transactional
    public Freezing freeze(
            Measure measure, Unit.@Nullable Id subject, String from, String to, String reason, Actor by) {
        if (!keepers.mayEnter(measure, subject, by)) return Freezing.Refused.because("", "not-its-keeper");
        var why = TypedText.clean(reason);
        var wrong = TypedText.faultOfRequired("reason", why, LONGEST_REASON);
        if (wrong.isPresent()) return new Freezing.Refused(List.of(wrong.get()));
        var first = measure.grain().parse(from.strip());
        if (first.isEmpty()) return Freezing.Refused.because("from", "malformed-date", shortened(from));
        var last = measure.grain().parse(to.strip());
        if (last.isEmpty()) return Freezing.Refused.because("to", "malformed-date", shortened(to));
        var baseline = new Baseline(first.get(), last.get(), why);
        long held = store.current(measure.id(), subject).stream()
                .filter(reading -> baseline.holds(reading.period()))
                .count();
        if (held < Limits.DRAWN_FROM) return Freezing.Refused.because("to", "too-few-readings", held);
        return acts.perform(Act.of("baseline.freeze", by, measure.name(), String.join("\n", from, to, why)), act -> {
            measures.freeze(measure.id(), subject, first.get(), last.get(), why, act);
            return new Freezing.Done();
        });
    }

    /** Lets frozen limits go: they come from all readings again. */
    @Transactional
    public Freezing letGo(Measure measure, Unit.@Nullable Id subject, String reason, Actor by) {
        if (!keepers.mayEnter(measure, subject, by)) return Freezing.Refused.because("", "not-its-keeper");
        var why = TypedText.clean(reason);
        var wrong = TypedText.faultOfRequired("reason", why, LONGEST_REASON);
        if (wrong.isPresent()) return new Freezing.Refused(List.of(wrong.get()));
        if (measures.baseline(measure.id(), subject).isEmpty()) return Freezing.Refused.because("", "not-frozen");
        return acts.perform(Act.of("baseline.let-go", by, measure.name(), why), act -> {
            measures.freeze(measure.id(), subject, null, null, why, act);
            return new Freezing.Done();
        });
    }

    /** The periods on whose readings the limits of a chart are frozen; nothing if they come from all. */
    @Transactional(readOnly = true)
    public Optional<Baseline> baseline(Measure.Id measure, Unit.@Nullable Id subject) {
        return measures.baseline(measure, subject);
    }

    /** Whether the actor enters readings of a subject, and freezes its limits. */
    @Transactional(readOnly = true)
    public boolean mayEnter(Measure measure, Unit.@Nullable Id subject, Actor by) {
        return keepers.mayEnter(measure, subject, by);
    }

    /** What counts in a chart, in the order of time. */
    @Transactional(readOnly = true)
    public List<Reading> current(Measure.Id measure, Unit.@Nullable Id subject) {
        return store.current(measure, subject);
    }

    /** What counts of one period, of all measures of a grain. */
    @Transactional(readOnly = true)
    public List<Reading> current(Grain grain, LocalDate period) {
        return store.current(grain, period);
    }

    /** All readings of a chart, with those that were corrected, the latest first. */
    @Transactional(readOnly = true)
    public List<Reading> all(Measure.Id measure, Unit.@Nullable Id subject, long offset, int limit) {
        return store.all(measure, subject, offset, limit);
    }

    /** How many readings a chart has, with those that were corrected. */
    @Transactional(readOnly = true)
    public long count(Measure.Id measure, Unit.@Nullable Id subject) {
        return store.count(measure, subject);
    }

    /**
     * All readings of a measure behind a number, by number, with those that were corrected.
     *
     * @param subject only of this unit; null for all
     */
    @Transactional(readOnly = true)
    public List<Reading> after(Measure.Id measure, @Nullable Long subject, long id, int limit) {
        return store.after(measure, subject, id, limit);
    }

    /** The units that have readings of a measure. */
    @Transactional(readOnly = true)
    public List<Long> subjects(Measure.Id measure) {
        return store.subjects(measure);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone());
    }
}
