package concentric.engine.close;

/** Whether a contract ends at this close: it does if the verdict is true, from the instant that the close records. */
public record Ending(long version, String contract, Verdict verdict) {}
