package concentric.network;

import concentric.platform.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * That a unit hands over what it has, from the first day of a month on.
 *
 * @param id its identity
 * @param kind what becomes of the unit
 * @param unit the unit that hands over
 * @param edition how often it was changed since it was drawn up
 * @param day the first day on which what is handed over is the others'
 * @param reason why, in words
 * @param successor the code of the unit that takes over: of a split the new one; else one that there is, which also gets what is
 *     on the accounts
 * @param name how the new unit of a split is called; else empty
 * @param purpose what the new unit of a split is for; may be empty
 * @param balancePpm the successor's part in what is on the unit's accounts that day
 * @param choices who gets each thing: a unit's code, the unit's own where it stays; empty where nobody takes it
 * @param state how far it has come
 * @param at when it was drawn up, UTC
 */
public record UnitChange(
        Id id,
        Kind kind,
        Unit unit,
        int edition,
        LocalDate day,
        String reason,
        String successor,
        String name,
        String purpose,
        long balancePpm,
        Map<Thing, String> choices,
        State state,
        Instant at) {

    /** All that is on the accounts. */
    public static final long ALL_PPM = 1_000_000;

    public UnitChange {
        choices = Map.copyOf(choices);
    }

    /** The identity of a change. */
    public record Id(long value) {}

    /** What becomes of the unit. */
    public enum Kind {
        /** It goes on, and a new unit takes a part of what it has. */
        SPLIT("split"),
        /** It ends, and a unit that there is takes everything. */
        MERGE("merge"),
        /** It ends, and each thing goes to whom it is given. */
        DISSOLVE("dissolve");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As forms, files and the database spell it. */
        public String word() {
            return word;
        }

        /** The kind of a word. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    /** How far a change has come. */
    public enum State {
        /** Some signatures are missing. */
        DRAFT,
        /** Will not be signed any more. */
        WITHDRAWN,
        /** Signed by all, and carried out. */
        DONE
    }

    /**
     * Something that a unit has and that can be handed over.
     *
     * @param noun of the module that knows it, as {@code contract}
     * @param key what the noun calls it by: a code or a name
     */
    public record Thing(String noun, String key) {}

    /** Whether the unit is no longer there afterwards. */
    public boolean isEnd() {
        return kind != Kind.SPLIT;
    }

    /** Who gets a thing: a unit's code; an empty text if nobody does. Nothing where it was not said. */
    public Optional<String> to(Thing thing) {
        return Optional.ofNullable(choices.get(thing));
    }

    /** Whether somebody else gets a thing. */
    public boolean isGiven(Thing thing) {
        return to(thing)
                .filter(code -> !code.isEmpty() && !code.equals(unit.code()))
                .isPresent();
    }

    /** Who gets anything: the codes of units, the successor first. */
    public Set<String> receivers() {
        var receivers = new LinkedHashSet<String>();
        receivers.add(successor);
        choices.values().stream().sorted().forEach(receivers::add);
        receivers.remove(unit.code());
        receivers.remove("");
        return receivers;
    }

    /** What is signed: all that the change says, the same for the same. */
    public String text() {
        var said = new TreeMap<String, String>();
        choices.forEach((thing, code) -> said.put(thing.noun() + "\t" + thing.key(), code));
        return String.join(
                        "\n",
                        kind.word(),
                        unit.code(),
                        day.toString(),
                        reason,
                        successor,
                        name,
                        purpose,
                        String.valueOf(balancePpm))
                + said.entrySet().stream()
                        .map(each -> "\n" + each.getKey() + "\t" + each.getValue())
                        .collect(Collectors.joining());
    }

    /** SHA-256 of what is signed. */
    public Sha256 hash() {
        return Sha256.of(text());
    }

    /** The same, with who gets each thing said. */
    UnitChange choosing(Map<Thing, String> chosen) {
        return new UnitChange(
                id, kind, unit, edition, day, reason, successor, name, purpose, balancePpm, chosen, state, at);
    }

    /** The same as another change that is there already, in another edition. */
    UnitChange as(UnitChange there) {
        return new UnitChange(
                there.id,
                kind,
                unit,
                there.edition + 1,
                day,
                reason,
                successor,
                name,
                purpose,
                balancePpm,
                choices,
                there.state,
                there.at);
    }
}
