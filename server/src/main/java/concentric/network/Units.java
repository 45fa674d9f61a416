package concentric.network;

import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.Registration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of units. */
@Service
public class Units {

    /** What a unit is called in the register of parties, in acts and for panels. */
    public static final String NOUN = "unit";

    private final UnitStore store;
    private final Parties parties;
    private final Acts acts;
    private final Memberships memberships;

    Units(UnitStore store, Parties parties, Acts acts, Memberships memberships) {
        this.memberships = memberships;
        this.store = store;
        this.parties = parties;
        this.acts = acts;
    }

    /** Founds a unit. */
    @Transactional
    public Founding found(UnitDraft draft, Actor by) {
        if (!by.custodian()) return new Founding.Refused(List.of(Fault.in("", "custodian-only")));
        var faults = draft.faults();
        if (!faults.isEmpty()) return new Founding.Refused(faults);
        Founding outcome =
                acts.perform(Act.of("unit.found", by, draft.unit(), draft.input()), act -> insert(draft, act));
        // Only the register can say that the code is free; if it is not, the act did not happen.
        if (outcome instanceof Founding.Refused)
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    /** Enters a unit in the transaction of an act; refused if its code is not free, and then the act must not happen. */
    Founding insert(UnitDraft draft, Act.Id act) {
        return switch (parties.register(NOUN, draft.unit())) {
            case Registration.Registered(long id) -> {
                store.insert(draft.as(id), act);
                yield new Founding.Founded(draft.as(id));
            }
            case Registration.Refused(Fault fault) -> new Founding.Refused(List.of(fault));
        };
    }

    /** A unit by a code, current or earlier. */
    @Transactional(readOnly = true)
    public Optional<Unit> find(String code) {
        return parties.find(code)
                .filter(party -> party.noun().equals(NOUN))
                .flatMap(party -> store.get(new Unit.Id(party.id())));
    }

    /** A unit. */
    @Transactional(readOnly = true)
    public Optional<Unit> find(Unit.Id id) {
        return store.get(id);
    }

    /** Units by their ids; ids of other parties are passed over. */
    @Transactional(readOnly = true)
    public Map<Long, Unit> all(Collection<Long> ids) {
        return store.all(ids);
    }

    /** Units by the codes asked for, current or earlier; codes of other parties are passed over. */
    @Transactional(readOnly = true)
    public Map<String, Unit> byCodes(Collection<String> codes) {
        var found = parties.findAll(codes);
        found.values().removeIf(party -> !party.noun().equals(NOUN));
        var units = store.all(found.values().stream().map(party -> party.id()).toList());
        var byCode = new HashMap<String, Unit>();
        found.forEach((code, party) -> {
            var unit = units.get(party.id());
            if (unit != null) byCode.put(code, unit);
        });
        return byCode;
    }

    /** Units by name, as filtered. */
    @Transactional(readOnly = true)
    public List<Unit> list(UnitFilter filter, long offset, int limit) {
        return store.find(filter, offset, limit);
    }

    /** Those behind a code, by code: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Unit> after(UnitFilter filter, String code, int limit) {
        return store.after(filter, code, limit);
    }

    /** How many the filter finds. */
    @Transactional(readOnly = true)
    public long count(UnitFilter filter) {
        return store.count(filter);
    }

    /** The fields that units are in, by name. */
    @Transactional(readOnly = true)
    public List<String> fields() {
        return store.fields();
    }

    /** The persons who speak for each unit today; units without one, and other parties, are left out. */
    @Transactional(readOnly = true)
    public Map<Long, List<Person.Id>> spokespersons(Collection<Long> units) {
        return memberships.spokespersons(units);
    }
}
