package concentric.simulation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A law that does not hold. */
final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1;

    Broken(String law) {
        super(law);
    }

    Broken(String law, Throwable cause) {
        super(law, cause);
    }

    static void unless(boolean holds, String law) {
        if (!holds) throw new Broken(law);
    }

    static void unlessEqual(@Nullable Object is, @Nullable Object should, String law) {
        if (!Objects.equals(is, should)) throw new Broken(law + ":\n  is     " + is + "\n  should " + should);
    }
}
