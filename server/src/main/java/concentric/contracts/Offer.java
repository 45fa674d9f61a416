package concentric.contracts;

/**
 * What customers pay for.
 *
 * @param id its identity
 * @param code unique among offers
 * @param unitId the unit that owns it
 * @param unit the code of that unit
 */
public record Offer(long id, String code, long unitId, String unit) {}
