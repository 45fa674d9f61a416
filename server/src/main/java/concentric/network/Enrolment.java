package concentric.network;

/**
 * A membership as it stands in the register.
 *
 * @param id names it in forms
 */
public record Enrolment(Id id, Membership membership) {

    /** The identity of a membership. */
    public record Id(long value) {}
}
