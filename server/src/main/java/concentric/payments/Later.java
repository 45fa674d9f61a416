package concentric.payments;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, and then kept. */
final class Later<T> {

    private final Supplier<T> source;
    private @Nullable T value;

    Later(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        var known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
