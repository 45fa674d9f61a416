package concentric.map;

/**
 * Two units that have contracts with each other in force on the day, and the money that these moved between them.
 *
 * @param one number of the unit in {@link NetworkMap#units}, smaller than the other
 * @param other number of the other unit
 * @param net minor units that {@code one} paid {@code other} less what came the other way
 * @param moved minor units both ways together: how strong the line is
 */
public record Line(int one, int other, long net, long moved) {}
