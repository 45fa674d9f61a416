package concentric.payments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.platform.web.Amount;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger as programs read it.
 *
 * @param from a code, or {@code (customers)}
 * @param to a code, or {@code (tax)}
 * @param contract its name; left out for tax, as are version and clause
 * @param version counts the versions of the contract from 1
 * @param clause counted from 1; 0: what the clauses of a usage contract leave, which is the provider's
 * @param amount of a refund of either sign
 * @param sentence why it is this amount, in the reader's language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PostingBody(
        String from,
        String to,
        @Nullable String contract,
        @Nullable Integer version,
        @Nullable Integer clause,
        Amount amount,
        String sentence) {}
