package concentric.ledger;

import java.time.YearMonth;

/**
 * What settles alike, counted: payments or usages of one cascade, of one amount and one quantity, posted in one month.
 *
 * @param cascade the id of the cascade that they were settled by
 * @param month in which they are posted: what occurred in a month that was closed already belongs to a later one
 * @param shared amount less tax, minor units
 * @param quantity millionths
 * @param count how many; negative: refunds took as many away, and added what they left of them
 */
public record Tallied(int cascade, YearMonth month, long shared, long quantity, long count) {}
