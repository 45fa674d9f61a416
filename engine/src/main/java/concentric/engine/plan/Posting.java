package concentric.engine.plan;

import concentric.engine.terms.Money;

/**
 * What moved on a posting line for one payment, usage or refund.
 *
 * @param index of the line in {@link Plan#lines()}
 * @param amount zero or more; of a refund, of either sign
 * @param fact why it is this amount
 */
public record Posting(int index, Line line, Money amount, Fact fact) {}
