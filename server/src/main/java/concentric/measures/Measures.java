package concentric.measures;

import static concentric.platform.TypedText.shortened;

import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of measures: what is measured. */
@Service
public class Measures {

    private final MeasureStore store;
    private final Keepers keepers;
    private final Units units;
    private final Acts acts;

    Measures(MeasureStore store, Keepers keepers, Units units, Acts acts) {
        this.store = store;
        this.keepers = keepers;
        this.units = units;
        this.acts = acts;
    }

    /** Defines a measure. Members of the unit that keeps it may, and the custodian. */
    @Transactional
    public Defining define(MeasureDraft draft, Actor by) {
        if (!mayDefine(by)) return Defining.Refused.because("", "not-its-keeper");
        var faults = new ArrayList<>(draft.faults());
        var keeper = units.find(draft.keeper()).map(Unit::id);
        if (!draft.keeper().isEmpty() && keeper.isEmpty()) {
            faults.add(Fault.in("keeper", "unknown-unit", shortened(draft.keeper())));
        } else if (!keepers.mayDefine(keeper.orElse(null), by)) {
            faults.add(Fault.in("keeper", "not-its-keeper"));
        }
        if (!faults.isEmpty()) return new Defining.Refused(faults);
        Defining outcome = acts.perform(Act.of("measure.define", by, draft.name(), draft.input()), act -> {
            var id = store.insert(measure(new Measure.Id(0), draft, keeper), act);
            return id.isEmpty()
                    ? Defining.Refused.because("measure", "measure-taken", draft.name())
                    : new Defining.Defined(measure(id.get(), draft, keeper));
        });
        // Only the table can say that the name is free; if it is not, the act did not happen.
        if (outcome instanceof Defining.Refused) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    private static Measure measure(Measure.Id id, MeasureDraft draft, Optional<Unit.Id> keeper) {
        return new Measure(
                id,
                draft.name(),
                draft.unitOfMeasurement(),
                draft.perUnit(),
                Grain.of(draft.grain()).orElseThrow(),
                Direction.of(draft.direction()).orElseThrow(),
                draft.purpose(),
                keeper.orElse(null),
                draft.expiry().orElse(null));
    }

    /** Whether the actor may define one at all: the custodian, and members of any unit. */
    @Transactional(readOnly = true)
    public boolean mayDefine(Actor by) {
        return by.custodian() || !keepers.unitsOf(by).isEmpty();
    }

    /** The units that the actor is a member of, which could keep it. */
    @Transactional(readOnly = true)
    public List<Unit.Id> unitsOf(Actor by) {
        return keepers.unitsOf(by);
    }

    /** The measure of a name. */
    @Transactional(readOnly = true)
    public Optional<Measure> find(String name) {
        return store.find(name);
    }

    /** Those whose name or purpose contains the query, by name. */
    @Transactional(readOnly = true)
    public List<Measure> list(String query, long offset, int limit) {
        return store.list(query, offset, limit);
    }

    /** Those behind a name, by name: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Measure> after(String query, String name, int limit) {
        return store.after(query, name, limit);
    }

    /** How many the query finds. */
    @Transactional(readOnly = true)
    public long count(String query) {
        return store.count(query);
    }
}
