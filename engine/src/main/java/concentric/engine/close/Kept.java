package concentric.engine.close;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether a promise was kept.
 *
 * @param promise its number in the contract, counted from 1
 * @param actual what was measured; empty: it was not measured
 * @param verdict true: kept; unknown: not measured
 */
public record Kept(long version, String contract, int promise, Optional<BigDecimal> actual, Verdict verdict) {}
