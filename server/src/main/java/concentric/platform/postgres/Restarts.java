package concentric.platform.postgres;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** The tries to start a PostgreSQL again that ended by itself: how long to wait before each, and what is said of them. */
final class Restarts {

    private static final System.Logger LOG = System.getLogger(PostgresServer.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** What ran for so long did not end by what ended it before. */
    private static final Duration RAN_WELL = Duration.ofMinutes(1);

    private Duration pause = Duration.ZERO;
    private long begun = System.nanoTime();
    private long ended;
    private String failure = "";

    /** How long to wait before the next try: at first not at all, then longer and longer. */
    Duration pause() {
        if (System.nanoTime() - begun > RAN_WELL.toNanos()) {
            pause = Duration.ZERO;
        }
        return pause;
    }

    /** A try begins; that this process ended is said once. */
    void begin(Process process) {
        if (ended != process.pid()) {
            LOG.log(
                    Level.WARNING,
                    "PostgreSQL ended by itself with status {0}; it is started again",
                    process.exitValue());
            ended = process.pid();
            failure = "";
        }
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        begun = System.nanoTime();
    }

    /** The try failed; that is said, unless the one before failed in the same way. */
    void failed(PostgresException reason) {
        String sentence =
                String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
        if (!sentence.equals(failure)) {
            LOG.log(
                    Level.WARNING,
                    "PostgreSQL can''t be started again; it is tried until it can. {0}",
                    reason.getMessage());
            failure = sentence;
        }
    }
}
