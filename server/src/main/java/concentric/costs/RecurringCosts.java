package concentric.costs;

import static concentric.platform.TypedText.shortened;

import concentric.costs.Recording.Recorded;
import concentric.costs.Recording.Refused;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.WriterLock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of costs of each month: agreed on once, due each month by computing, ended rather than changed. */
@Service
public class RecurringCosts {

    private final RecurringStore store;
    private final Circle circle;
    private final Calendar calendar;
    private final Units units;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final Acts acts;

    RecurringCosts(
            RecurringStore store,
            Circle circle,
            Calendar calendar,
            Units units,
            Organisations organisations,
            WriterLock writerLock,
            Acts acts) {
        this.store = store;
        this.circle = circle;
        this.calendar = calendar;
        this.units = units;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.acts = acts;
    }

    /** Records a cost of each month. Members of the unit may, and the custodian. */
    @Transactional
    public Recording<RecurringCost> begin(RecurringDraft draft, Actor by) {
        var unit = units.find(draft.unit());
        if (unit.isEmpty()) return Recording.refused("unit", "unknown-unit", shortened(draft.unit()));
        if (!circle.mayRecord(unit.get().id(), by)) return Recording.refused("", "not-its-member");
        writerLock.take();
        return switch (read(draft, unit.get().id(), by)) {
            case Recorded<RecurringCost>(var cost) ->
                acts.perform(
                        Act.of("recurring-cost.begin", by, unit.get().code(), draft.input()),
                        act -> new Recorded<>(
                                store.find(store.insert(cost, act)).orElseThrow()));
            case Refused<RecurringCost>(var faults) -> new Refused<>(faults);
        };
    }

    private Recording<RecurringCost> read(RecurringDraft draft, Unit.Id unit, Actor by) {
        var fields = new Fields(calendar);
        fields.texts(draft.account(), draft.supplier(), draft.note());
        var currency = fields.currency(draft.currency(), organisations.current().currency());
        long amount = fields.spent(draft.amount(), currency);
        var from = fields.begins("from", draft.from());
        var until = draft.until().isEmpty() ? null : fields.begins("until", draft.until());
        if (from != null && until != null && !from.isBefore(until)) {
            fields.add(Fault.in("until", "ends-before-it-begins", from, until));
        }
        if (!fields.faults().isEmpty() || from == null) return new Refused<>(fields.faults());
        return new Recorded<>(new RecurringCost(
                new RecurringCost.Id(0),
                unit,
                draft.account(),
                amount,
                currency,
                draft.supplier(),
                draft.note(),
                from,
                until,
                by.account()));
    }

    /**
     * Ends one, once: from a day on it is due no more.
     *
     * @param until that day; empty means today
     */
    @Transactional
    public Recording<RecurringCost> end(RecurringCost.Id id, String until, Actor by) {
        writerLock.take();
        var cost = store.find(id);
        if (cost.isEmpty()) return Recording.refused("", "unknown-cost");
        if (!circle.mayRecord(cost.get().unit(), by)) return Recording.refused("", "not-its-member");
        var fields = new Fields(calendar);
        var day = until.isBlank() ? calendar.today() : fields.begins("until", until.strip());
        if (day != null && !cost.get().goesOn(day)) {
            fields.add(
                    Fault.in("until", "ended-before", String.valueOf(cost.get().until())));
        }
        if (!fields.faults().isEmpty() || day == null) return new Refused<>(fields.faults());
        var code = units.find(cost.get().unit()).map(Unit::code).orElseThrow();
        Recording<RecurringCost> outcome =
                acts.perform(Act.of("recurring-cost.end", by, code, id.value() + "\n" + day), act -> {
                    return store.end(id, day, act)
                            ? new Recorded<>(store.find(id).orElseThrow())
                            : Recording.refused("", "ended-already");
                });
        if (outcome instanceof Refused)
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    /** One of them. */
    @Transactional(readOnly = true)
    public Optional<RecurringCost> find(RecurringCost.Id id) {
        return store.find(id);
    }

    /** Those of a unit that are due in a month, or could have been. */
    @Transactional(readOnly = true)
    public List<RecurringCost> in(YearMonth month, Unit.Id unit) {
        return store.between(month.atDay(1), month.plusMonths(1).atDay(1), unit);
    }

    /**
     * Those of a unit behind an id, by id, with those that ended.
     *
     * @param by only what this account recorded, who sees no others; null: all
     */
    @Transactional(readOnly = true)
    public List<RecurringCost> after(Unit.Id unit, @Nullable Long by, long id, int limit) {
        return store.after(unit, by, id, limit);
    }
}
