package concentric.platform.web;

/**
 * Where to go when a job of a kind is done: a bean of the module that the kind belongs to.
 *
 * @param kind as {@code unit.import}
 * @param label key of its text
 * @param href its address
 */
public record JobNext(String kind, String label, String href) {}
