package planted.engine.plan;

/** An amount that is nearly right. */
public record Rough(double amount) {}
