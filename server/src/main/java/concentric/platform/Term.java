package concentric.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an organisation may call by words of its own. */
public enum Term {
    UNIT,
    NODE,
    PARTNER,
    MEMBER,
    CUSTOMER,
    OFFER,
    FUND,
    CONTRACT;

    /** As it stands in addresses, texts and the columns of files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The term of a key. */
    public static Optional<Term> of(String key) {
        return Arrays.stream(values()).filter(term -> term.key().equals(key)).findFirst();
    }
}
