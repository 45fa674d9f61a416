package concentric.payments;

import concentric.platform.CsvRow;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A line of an invoice, read exactly.
 *
 * @param row where it stands
 * @param article the shop system's code of the article
 * @param shop the shop its country belongs to
 * @param family what family of products the article is
 * @param quantity pieces; below zero where they come back
 * @param amount quantity times price, not rounded
 * @param at when, in the organisation's zone
 * @param customer may be empty
 * @param country as the file says it
 */
record InvoiceLine(
        CsvRow row,
        String article,
        String shop,
        String family,
        long quantity,
        BigDecimal amount,
        LocalDateTime at,
        String customer,
        String country)
        implements InvoiceRow {}
