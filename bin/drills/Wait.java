import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for something to come true, with a deadline. */
final class Wait {

    private Wait() {}

    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits; answers with how long it took. */
    static Duration until(String what, Duration patience, Condition condition) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            try {
                if (condition.holds()) return Duration.ofNanos(System.nanoTime() - begun);
            } catch (IOException e) {
                // It does not answer yet.
            }
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new IllegalStateException("waited " + patience.toSeconds() + " s in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
