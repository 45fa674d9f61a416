package concentric.engine.close;

/** Somebody's stake in losses, for the lifetime of a version. */
public record LossKey(long version, String party) {}
