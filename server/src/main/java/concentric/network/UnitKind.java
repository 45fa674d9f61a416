package concentric.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a unit stands around the customer. */
public enum UnitKind {
    /** Faces customers. */
    USER_FACING,
    /** Serves those that face customers. */
    NODE,
    /** Creates the context. */
    LEADERSHIP,
    /** Belongs to another organisation, on the same terms. */
    PARTNER;

    /** As files, addresses and the database spell it: {@code user-facing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words. */
    static List<String> words() {
        return Arrays.stream(values()).map(UnitKind::word).toList();
    }

    /** The kind of a word, if it is one. */
    public static Optional<UnitKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }
}
