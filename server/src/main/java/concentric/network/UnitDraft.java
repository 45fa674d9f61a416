package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.TypedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit as typed or imported.
 *
 * @param unit the code
 * @param name may be empty: then the unit is called by its code
 * @param kind a word of {@link UnitKind}
 * @param field may be empty
 * @param purpose may be empty
 */
public record UnitDraft(String unit, String name, String kind, String field, String purpose) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PURPOSE = 1_000;

    public UnitDraft {
        unit = TypedText.clean(unit);
        name = TypedText.clean(name);
        kind = TypedText.clean(kind);
        field = TypedText.clean(field);
        purpose = TypedText.clean(purpose);
    }

    /** Everything that is wrong with it by itself; whether the code is free is for the register to say. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (unit.isEmpty()) {
            faults.add(Fault.in("unit", "missing"));
        } else if (!Parties.isCode(unit)) {
            faults.add(Fault.in("unit", "malformed-code", shortened(unit)));
        }
        TypedText.fault("name", name, LONGEST_NAME).ifPresent(faults::add);
        if (UnitKind.of(kind).isEmpty()) faults.add(Fault.in("kind", "unknown-unit-kind", shortened(kind)));
        TypedText.fault("field", field, LONGEST_NAME).ifPresent(faults::add);
        TypedText.fault("purpose", purpose, LONGEST_PURPOSE).ifPresent(faults::add);
        return faults;
    }

    /** The unit it becomes under an id; only for a draft without faults. */
    Unit as(long id) {
        var called = name.isEmpty() ? unit : name;
        return new Unit(new Unit.Id(id), unit, called, UnitKind.of(kind).orElseThrow(), field, purpose, null);
    }

    /** Whether a unit that is there is what this draft asks for. */
    boolean describes(Unit there) {
        var asked = as(there.id().value());
        return there.equals(new Unit(
                asked.id(), asked.code(), asked.name(), asked.kind(), asked.field(), asked.purpose(), there.until()));
    }

    String input() {
        return String.join("\n", unit, name, kind, field, purpose);
    }
}
