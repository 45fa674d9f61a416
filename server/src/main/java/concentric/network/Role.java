package concentric.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody is in a unit. */
public enum Role {
    /** Belongs to it, and owns it with the others. */
    MEMBER,
    /** Signs for it; chosen and recallable by its members; not a boss. */
    SPOKESPERSON;

    /** As files and the database spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }

    /** The role of a word, if it is one. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findAny();
    }
}
