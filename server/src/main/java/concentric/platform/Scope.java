package concentric.platform;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a program may use a token for; never more than its account may. */
public enum Scope {
    /** Look, and change nothing. */
    READ,
    /** Bring in payments, refunds, usage and files. */
    RECORD,
    /** Sign, withdraw and end contracts and transfers. */
    SIGN,
    /** Everything else that changes something: found units, draft contracts, prove the ledger. */
    MANAGE;

    /** As the database, forms and the command line spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of a word, if it is one. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findAny();
    }

    /** Some of them in words, in their order. */
    public static String words(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
    }
}
