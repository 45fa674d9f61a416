package concentric.platform;

import java.time.Instant;

/**
 * Work on a file that takes a while: it shows how far it is, can be cancelled and resumed, and goes on by itself after
 * a crash.
 *
 * @param id its identity, also in URLs
 * @param kind the verb of the act it carries out, as {@code payment.import}
 * @param file the name of the file as uploaded
 * @param fileId the kept file
 * @param options what the work was told besides the file; its form is the work's own
 * @param mapping how the file is understood
 * @param account who asked for it
 * @param act the act it carries out
 * @param at when it was asked for, UTC
 * @param state what it is doing
 * @param note the reason of a failure
 * @param counts how far it is
 */
public record Job(
        long id,
        String kind,
        String file,
        long fileId,
        String options,
        Mapping mapping,
        long account,
        Act.Id act,
        Instant at,
        State state,
        String note,
        Counts counts) {

    /** What a job is doing: the last thing that happened to it. */
    public enum State {
        /** Waits for its turn. */
        QUEUED,
        /** At work. */
        STARTED,
        /** Stopped by a person; what it has done stays done, and it can be resumed. */
        CANCELLED,
        /** Every row is dealt with. */
        FINISHED,
        /** Stopped by a fault of the program or the machine; can be resumed. */
        FAILED;

        /** Whether it will do more by itself. */
        public boolean goesOn() {
            return this == QUEUED || this == STARTED;
        }
    }

    /**
     * How far a job is, in rows of its file.
     *
     * @param total all rows
     * @param done dealt with: accepted, rejected, set aside, or in the file without a consequence
     * @param accepted things recorded (for payments: payments, not rows)
     * @param rejected rows that were not taken, each with its reason
     * @param setAside rows kept for later
     */
    public record Counts(long total, long done, long accepted, long rejected, long setAside) {}

    /** Whether this actor may see and stop the job: whoever asked for it, and the custodian. */
    boolean isOpenTo(Actor actor) {
        return actor.custodian() || actor.account() == account;
    }
}
