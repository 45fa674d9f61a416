package concentric.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a unit enters a community. While no unit is in a community that is not open, the custodian answers in their place. */
public enum EntryRule {
    /** By itself. */
    OPEN,
    /** With the yes of at least one unit that is in it. */
    INVITED,
    /** With the yes of every unit that is in it. */
    CONSENT;

    /** As forms, files and the database spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule of a word. */
    public static Optional<EntryRule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
