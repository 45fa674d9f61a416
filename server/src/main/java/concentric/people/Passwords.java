package concentric.people;

import concentric.platform.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be like, and how it is hashed: bcrypt today, and each hash says by what it was made. */
@Component
class Passwords {

    private static final int SHORTEST = 12;

    /** bcrypt reads no further; a longer password would be weaker than its owner believes. */
    private static final int LONGEST_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodysHash = encoder.encode(Secret.random());

    Optional<Fault> fault(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Fault.in("password", "password-too-short", SHORTEST));
        }
        return isTooLong(password)
                ? Optional.of(Fault.in("password", "password-too-long", LONGEST_BYTES))
                : Optional.empty();
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return encoder.matches(isTooLong(password) ? "" : password, hash);
    }

    /** Takes as long as {@link #matches}, so that time does not tell whether a login exists. */
    void matchNobody(String password) {
        matches(password, nobodysHash);
    }

    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
    }
}
