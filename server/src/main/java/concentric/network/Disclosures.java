package concentric.network;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.TypedText;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of what units let customers see: how they share on what reaches them of a payment. They don't, until whoever speaks
 * for a unit says so, as it signs; while nobody who does can be heard, the custodian may. It holds from that instant until the
 * opposite is said.
 */
@Service
public class Disclosures {

    private final DisclosureStore store;
    private final Units units;
    private final Members members;
    private final Acts acts;

    Disclosures(DisclosureStore store, Units units, Members members, Acts acts) {
        this.store = store;
        this.units = units;
        this.members = members;
        this.acts = acts;
    }

    /** Lets customers see how a unit shares on, or no longer. What holds already is not said twice. */
    @Transactional
    public Disclosing say(String unit, boolean shown, Actor by) {
        var found = units.find(unit);
        if (found.isEmpty()) return Disclosing.Refused.because("unit", "unknown-unit", TypedText.shortened(unit));
        var its = found.get();
        if (!members.actsFor(by, its.id())) {
            return by.custodian()
                    ? Disclosing.Refused.because("unit", "speaks-for-itself", its.name())
                    : Disclosing.Refused.because("unit", "not-spokesperson");
        }
        if (isShown(its.id()) == shown) return new Disclosing.Done(shown);
        var act = Act.of(shown ? "disclosure.show" : "disclosure.hide", by, its.code(), "");
        return acts.perform(act, id -> {
            store.insert(its.id(), shown, id);
            return new Disclosing.Done(shown);
        });
    }

    /** Whether customers see how a unit shares on. */
    @Transactional(readOnly = true)
    public boolean isShown(Unit.Id unit) {
        return !shown(List.of(unit.value())).isEmpty();
    }

    /** Those of these units, or other parties, whose sharing customers see. */
    @Transactional(readOnly = true)
    public Set<Long> shown(Collection<Long> parties) {
        return store.shown(parties);
    }

    /** Whether the actor says what customers see of a unit. */
    @Transactional(readOnly = true)
    public boolean maySay(Unit.Id unit, Actor by) {
        return members.actsFor(by, unit);
    }
}
