package concentric.contracts;

/**
 * An account with a purpose, looked after by a unit; not part of that unit's result.
 *
 * @param id its identity as a party
 * @param code unique among persons, units and funds
 * @param name as people call it
 * @param unitId the unit that looks after it
 * @param unit the code of that unit
 */
public record Fund(long id, String code, String name, long unitId, String unit) {}
