package concentric.map;

/**
 * What decides where a unit stands on the map.
 *
 * @param code of the unit
 * @param ring in which it stands
 * @param field what it is about; may be empty
 * @param members how many people belong to it: the larger, the larger its disc
 */
public record Seat(String code, Ring ring, String field, int members) {}
