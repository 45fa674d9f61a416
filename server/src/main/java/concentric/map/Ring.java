package concentric.map;

import java.util.Locale;

/** The rings around the customers, from the inside out. */
public enum Ring {
    /** Those who face customers. */
    USER_FACING,
    /** Those who serve them. */
    NODE,
    /** Those who create the context. */
    LEADERSHIP;

    /** As addresses and the API spell it: {@code user-facing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
