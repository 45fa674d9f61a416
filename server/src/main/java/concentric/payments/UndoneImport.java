package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;

/**
 * An import that was taken back.
 *
 * @param job the import
 * @param reason in words
 * @param refunds how many payments and usages were given back
 * @param at when, UTC
 * @param act the act that took it back
 */
public record UndoneImport(long job, String reason, int refunds, Instant at, Act.Id act) {}
