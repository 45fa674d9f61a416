package concentric.platform.postgres;

import java.time.Duration;

/** Times worth seeing in the output of the tests. */
final class Times {

    private Times() {}

    static Duration seen(String what, long begin) {
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("[postgres] %s: %d ms%n", what, time.toMillis());
        return time;
    }
}
