package concentric.contracts;

import concentric.network.UnitChange;

/**
 * That a version came into force because a unit took another's place in it: by the change of the unit, whose signatures stand for
 * it, and with the same terms for everybody else.
 *
 * @param version the version that came into force
 * @param follows the version in whose place it is
 * @param change the change of the unit
 */
public record Succession(long version, long follows, UnitChange.Id change) {}
