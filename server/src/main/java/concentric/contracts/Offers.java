package concentric.contracts;

import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of offers. */
@Service
public class Offers {

    private final OfferStore store;
    private final Parties parties;
    private final Acts acts;
    private final Units units;

    Offers(OfferStore store, Parties parties, Acts acts, Units units) {
        this.store = store;
        this.parties = parties;
        this.acts = acts;
        this.units = units;
    }

    /** Adds an offer of a unit. */
    @Transactional
    public Adding<Offer> add(String code, String unit, Actor by) {
        var owner = parties.find(unit).filter(party -> party.noun().equals("unit"));
        var faults = faults(code, unit, owner, by);
        if (!faults.isEmpty()) return new Adding.Refused<>(faults);
        return whole(acts.perform(Act.of("offer.add", by, code, unit), act -> add(code, owner.orElseThrow(), act)));
    }

    /** One row of an import, whose act is the job's. */
    Adding<Offer> add(String code, String unit, Actor by, Act.Id act) {
        var owner = parties.find(unit).filter(party -> party.noun().equals("unit"));
        var faults = faults(code, unit, owner, by);
        return faults.isEmpty() ? add(code, owner.orElseThrow(), act) : new Adding.Refused<>(faults);
    }

    /** An act that comes to nothing is not logged either. */
    private static Adding<Offer> whole(Adding<Offer> adding) {
        if (adding instanceof Adding.Refused<Offer>) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return adding;
    }

    private Adding<Offer> add(String code, Party owner, Act.Id act) {
        return store.insert(code, Offer.Kind.OFFER, owner.id(), act)
                .<Adding<Offer>>map(
                        id -> new Adding.Added<>(new Offer(id, code, Offer.Kind.OFFER, owner.id(), owner.code())))
                .orElseGet(() -> new Adding.Refused<>(List.of(Fault.in("offer", "code-taken", code))));
    }

    private List<Fault> faults(String code, String unit, Optional<Party> owner, Actor by) {
        var faults = new ArrayList<Fault>();
        if (!by.custodian()) faults.add(Fault.in("", "custodian-only"));
        if (code.isEmpty()) faults.add(Fault.in("offer", "missing"));
        else if (!Parties.isCode(code)) faults.add(Fault.in("offer", "malformed-code", code));
        if (owner.isEmpty()) faults.add(Fault.in("unit", "unknown-unit", unit));
        // Whoever ends hands over what it has: nothing more comes to it.
        owner.flatMap(party -> units.find(new Unit.Id(party.id())))
                .filter(found -> found.until() != null)
                .map(found -> Fault.in("unit", "unit-ended", found.name(), String.valueOf(found.until())))
                .ifPresent(faults::add);
        return faults;
    }

    /** The offer of a code. */
    @Transactional(readOnly = true)
    public Optional<Offer> find(String code) {
        return Optional.ofNullable(store.findAll(List.of(code)).get(code));
    }

    /** The offers of the codes that name one. */
    @Transactional(readOnly = true)
    public Map<String, Offer> findAll(Collection<String> codes) {
        return store.findAll(codes);
    }

    /** The offers of these ids, by id. */
    @Transactional(readOnly = true)
    public Map<Long, Offer> all(Collection<Long> ids) {
        return store.all(ids);
    }

    /** All offers by id. */
    @Transactional(readOnly = true)
    public Map<Long, Offer> byId() {
        return store.byId();
    }

    /** The code of the unit that owns each offer at an instant. */
    @Transactional(readOnly = true)
    public Map<String, String> owners(Instant at) {
        return store.byId().values().stream()
                .filter(offer -> !offer.isService())
                .map(offer -> offer.at(at))
                .collect(Collectors.toMap(Offer::code, Offer::unit));
    }

    /** Offers in the order of their codes. */
    @Transactional(readOnly = true)
    public List<Offer> list(int offset, int limit) {
        return store.list(offset, limit);
    }

    /** Those behind a code, by code: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Offer> after(String code, int limit) {
        return store.after(code, limit);
    }

    /** Whether there are more than so many. */
    @Transactional(readOnly = true)
    public boolean areMoreThan(int few) {
        return store.areMoreThan(few);
    }

    /** How many there are. */
    @Transactional(readOnly = true)
    public long count() {
        return store.count();
    }

    /** The offers of a unit. */
    @Transactional(readOnly = true)
    public List<Offer> ofUnit(long unit) {
        return store.ofUnit(unit);
    }
}
