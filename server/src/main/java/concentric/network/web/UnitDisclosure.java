package concentric.network.web;

/**
 * What customers see of a unit, on its page.
 *
 * @param unit code of the unit
 * @param shown whether they see how it shares on
 * @param may whether the reader says so
 */
public record UnitDisclosure(String unit, boolean shown, boolean may) {}
