package concentric.demo;

import concentric.closes.Closes;
import concentric.closes.Closing;
import concentric.platform.Actor;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** The twelve months of the demonstration, each closed as anybody would close it. */
@Component
class ClosedYear {

    private static final YearMonth LAST = YearMonth.of(2011, 11);

    private final Closes closes;

    ClosedYear(Closes closes) {
        this.closes = closes;
    }

    /** Closes the months that are not closed yet; each in a transaction of its own. */
    void close(Actor custodian) {
        for (var next = closes.next(); next.isPresent() && !next.get().isAfter(LAST); next = closes.next()) {
            var month = next.get();
            var closing = closes.close(month, closes.preview(month).fingerprint(), custodian);
            if (!(closing instanceof Closing.Closed)) throw new IllegalStateException(month + ": " + closing);
        }
    }
}
