package concentric.people;

import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * What the command line shows the program that it has started in its own process, so that it comes in by the same door as
 * everybody else. It acts for the console, is kept only in memory, and is worth nothing once the program ends.
 */
@Component
public class ConsoleToken {

    private static final byte[] NONE = {};

    private final AtomicReference<byte[]> hash = new AtomicReference<>(NONE);

    /** Makes it, for whoever started this program; one made before is worth nothing any more. */
    public String issue() {
        var secret = Tokens.PREFIX + Secret.random();
        hash.set(Secret.hash(secret));
        return secret;
    }

    /** Whether it is the one. Until one is issued, none is. */
    boolean is(String secret) {
        return MessageDigest.isEqual(hash.get(), Secret.hash(secret));
    }
}
