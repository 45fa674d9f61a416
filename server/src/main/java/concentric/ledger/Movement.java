package concentric.ledger;

import java.time.LocalDate;

/**
 * Money that moved on a day from one account to another for one reason, added up.
 *
 * @param day in the organisation's zone
 * @param amount minor units; negative where more was given back than paid
 */
public record Movement(LocalDate day, Exchange.Reason reason, long amount) {}
