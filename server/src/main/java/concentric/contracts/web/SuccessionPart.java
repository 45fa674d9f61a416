package concentric.contracts.web;

/**
 * That a version came into force because a unit took another's place.
 *
 * @param said by which change, and that the terms are the same
 * @param href the change
 */
public record SuccessionPart(String said, String href) {}
