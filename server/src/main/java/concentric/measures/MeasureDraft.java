package concentric.measures;

import static concentric.platform.TypedText.shortened;

import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.TypedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A measure as typed.
 *
 * @param name as contracts and files will name it
 * @param unitOfMeasurement may be empty
 * @param subject {@code units} if each unit has readings of its own, {@code network} if there is one for all
 * @param grain a word of {@link Grain}
 * @param direction a word of {@link Direction}
 * @param purpose what it shall help to see
 * @param keeper code of the unit that sees to the readings; may be empty where each unit has its own
 * @param expires the first day on which it is no longer measured; may be empty
 */
public record MeasureDraft(
        String name,
        String unitOfMeasurement,
        String subject,
        String grain,
        String direction,
        String purpose,
        String keeper,
        String expires) {

    /** The subjects that a measure can have. */
    public static final List<String> SUBJECTS = List.of("units", "network");

    private static final int LONGEST_UNIT = 40;
    private static final int LONGEST_PURPOSE = 1_000;

    public MeasureDraft {
        name = TypedText.clean(name);
        unitOfMeasurement = TypedText.clean(unitOfMeasurement);
        subject = subject.strip();
        grain = grain.strip();
        direction = direction.strip();
        purpose = TypedText.clean(purpose.replaceAll("\\R", " "));
        keeper = TypedText.clean(keeper);
        expires = expires.strip();
    }

    /** Whether each unit has readings of its own. */
    boolean perUnit() {
        return subject.equals("units");
    }

    /** Everything that is wrong with it by itself; whether the name is free is for the table to say. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (name.isEmpty()) {
            faults.add(Fault.in("measure", "missing"));
        } else if (!Parties.isCode(name)) {
            faults.add(Fault.in("measure", "malformed-code", shortened(name)));
        }
        TypedText.fault("unit-of-measurement", unitOfMeasurement, LONGEST_UNIT).ifPresent(faults::add);
        if (!SUBJECTS.contains(subject)) faults.add(Fault.in("subject", "unknown-word", shortened(subject)));
        if (Grain.of(grain).isEmpty()) faults.add(Fault.in("grain", "unknown-word", shortened(grain)));
        if (Direction.of(direction).isEmpty()) {
            faults.add(Fault.in("direction", "unknown-word", shortened(direction)));
        }
        TypedText.faultOfRequired("purpose", purpose, LONGEST_PURPOSE).ifPresent(faults::add);
        if (keeper.isEmpty() && !perUnit()) faults.add(Fault.in("keeper", "missing"));
        if (!expires.isEmpty() && expiry().isEmpty()) {
            faults.add(Fault.in("expires", "malformed-date", shortened(expires)));
        }
        return faults;
    }

    /** The day on which it expires, if one was typed that is one. */
    Optional<LocalDate> expiry() {
        try {
            return expires.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(expires));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String input() {
        return String.join("\n", name, unitOfMeasurement, subject, grain, direction, purpose, keeper, expires);
    }
}
