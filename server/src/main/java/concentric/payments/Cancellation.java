package concentric.payments;

import java.util.List;

/**
 * An invoice that takes goods back.
 *
 * @param number its number
 * @param lines articles with the pieces that come back, below zero
 */
record Cancellation(String number, List<InvoiceLine> lines) {}
