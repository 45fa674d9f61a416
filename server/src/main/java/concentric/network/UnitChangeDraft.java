package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.network.UnitChange.Kind;
import concentric.network.UnitChange.State;
import concentric.network.UnitChange.Thing;
import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.TypedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of a unit as typed.
 *
 * @param kind a word of {@link Kind}
 * @param day the first of a month
 * @param reason why, in words
 * @param successor code of the unit that takes over: a new one of a split, else one that there is
 * @param name of the new unit of a split; may be empty: then it is called by its code
 * @param purpose of the new unit of a split; may be empty
 * @param balance the new unit's part in what is on the accounts, a percentage; empty means nothing
 * @param choices who gets what: codes of units; empty where nobody does
 */
public record UnitChangeDraft(
        String kind,
        String day,
        String reason,
        String successor,
        String name,
        String purpose,
        String balance,
        Map<Thing, String> choices) {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PURPOSE = 1_000;

    public UnitChangeDraft {
        kind = TypedText.clean(kind);
        day = TypedText.clean(day);
        reason = TypedText.clean(reason);
        successor = TypedText.clean(successor);
        name = TypedText.clean(name);
        purpose = TypedText.clean(purpose);
        balance = TypedText.clean(balance);
        choices = choices.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> TypedText.clean(each.getValue())));
    }

    private boolean splits() {
        return kind.equals(Kind.SPLIT.word());
    }

    /** Everything that is wrong with it by itself. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (Kind.of(kind).isEmpty()) faults.add(Fault.in("kind", "unknown-change-kind", shortened(kind)));
        var first = firstDay();
        if (first == null) faults.add(Fault.in("day", "malformed-date", shortened(day)));
        else if (first.getDayOfMonth() != 1) faults.add(Fault.in("day", "not-first-of-month", first));
        TypedText.faultOfRequired("reason", reason, LONGEST_REASON).ifPresent(faults::add);
        if (successor.isEmpty()) faults.add(Fault.in("successor", "missing"));
        else if (!Parties.isCode(successor)) {
            faults.add(Fault.in("successor", "malformed-code", shortened(successor)));
        }
        TypedText.fault("name", name, LONGEST_NAME).ifPresent(faults::add);
        TypedText.fault("purpose", purpose, LONGEST_PURPOSE).ifPresent(faults::add);
        if (splits() && balancePpm() == null) {
            faults.add(Fault.in("balance", "malformed-share", shortened(balance)));
        }
        return faults;
    }

    @Nullable
    LocalDate firstDay() {
        return MembershipText.day(day);
    }

    private @Nullable Long balancePpm() {
        if (!splits()) return UnitChange.ALL_PPM;
        return balance.isEmpty() ? Long.valueOf(0) : MembershipText.sharePpm(balance.replace(',', '.'));
    }

    /** What it comes to for a unit; only for a draft without faults. */
    UnitChange of(Unit unit, Instant at) {
        var first = firstDay();
        var ppm = balancePpm();
        if (first == null || ppm == null) throw new IllegalStateException("a draft with faults");
        var called = name.isEmpty() ? successor : name;
        return new UnitChange(
                new UnitChange.Id(0),
                Kind.of(kind).orElseThrow(),
                unit,
                0,
                first,
                reason,
                successor,
                splits() ? called : "",
                splits() ? purpose : "",
                ppm,
                choices,
                State.DRAFT,
                at);
    }
}
