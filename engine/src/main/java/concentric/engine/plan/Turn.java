package concentric.engine.plan;

/** A contract's turn in a cascade. Lines are numbered within the route. */
final class Turn {

    /** Whose turn it is. */
    final Version version;

    /** Lines whose amounts add up to what the contract shares; empty: it shares the payment or usage. */
    final int[] counted;

    /** Whether its unit runs several contracts, so that this one is limited by what the earlier ones left. */
    final boolean limited;

    /** If it is the first of several: all lines to the unit; else empty. */
    final int[] received;

    /** Its clauses, in order; after them, in a usage contract without share rest, what is left. */
    final Take[] takes;

    Turn(Version version, int[] counted, boolean limited, int[] received, Take[] takes) {
        this.version = version;
        this.counted = counted;
        this.limited = limited;
        this.received = received;
        this.takes = takes;
    }
}
