package concentric.platform;

import concentric.platform.Snapshots.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read of some tables, in memory for as long as they stay as they were. Only a {@linkplain Snapshots snapshot} knows
 * whether they did: it reads their stamps with all the rest.
 */
public final class Kept<T> {

    private final Supplier<T> read;
    private final List<String> tables;
    private final Lock reading = new ReentrantLock();
    private volatile @Nullable Known<T> latest;

    private record Known<T>(String stamp, T value) {}

    Kept(Supplier<T> read, List<String> tables) {
        this.read = read;
        this.tables = tables;
    }

    /** As it is in the snapshot that is open; nothing where none is, as in whatever writes: there the database is asked. */
    public Optional<T> now() {
        return Snapshot.current().map(snapshot -> snapshot.once(this, () -> under(snapshot.stamp(tables))));
    }

    private T under(String stamp) {
        var known = latest;
        return known != null && known.stamp().equals(stamp) ? known.value() : readUnder(stamp);
    }

    /** One reads while the others wait for it: after a change all who ask would read the same. */
    private T readUnder(String stamp) {
        reading.lock();
        try {
            var known = latest;
            if (known != null && known.stamp().equals(stamp)) return known.value();
            var value = read.get();
            latest = new Known<>(stamp, value);
            return value;
        } finally {
            reading.unlock();
        }
    }
}
