package concentric.alarms;

import concentric.contracts.Targets;

/** Something that a unit had better watch. */
public sealed interface Alarm {

    /** The id of the unit. */
    long unit();

    /**
     * One customer brought over half of what a unit received in a year.
     *
     * @param customer the id of that customer
     * @param share of what was received, in ppm
     */
    record OneCustomer(long unit, long customer, long share) implements Alarm {}

    /**
     * Few brought most of what a unit received in a year, though none of them half.
     *
     * @param points the Herfindahl–Hirschman index, of 10 000
     */
    record Concentrated(long unit, int points) implements Alarm {}

    /**
     * A unit pays a node that no other can stand in for.
     *
     * @param node the id of the only node of its field
     */
    record NoAlternative(long unit, long node) implements Alarm {}

    /**
     * A contract between units promises nothing.
     *
     * @param version its id
     */
    record NoPromise(long unit, long version) implements Alarm {}

    /**
     * What a contract asks for is hit and missed by luck.
     *
     * @param version its id
     */
    record Luck(long unit, long version, Targets.Checked checked) implements Alarm {}
}
