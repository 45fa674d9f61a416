package concentric;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The real time, moved by as much as a test wants. */
public final class MovableClock implements InstantSource {

    private volatile Duration offset = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    /** Lets the time jump. */
    public synchronized void advance(Duration by) {
        offset = offset.plus(by);
    }

    /** Lets the time be, from now on, as if it were this instant. */
    public synchronized void set(Instant now) {
        offset = Duration.between(Instant.now(), now);
    }

    /** Back to the real time. */
    public synchronized void reset() {
        offset = Duration.ZERO;
    }
}
