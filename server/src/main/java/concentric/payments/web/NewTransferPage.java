package concentric.payments.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transfer, or one opening balance, proposed by hand.
 *
 * @param lead what it is, and who signs, a sentence
 * @param action where the form is sent
 * @param from null for an opening balance, which comes from nobody
 */
public record NewTransferPage(
        String lead,
        @Nullable String problem,
        String action,
        @Nullable Entry from,
        Entry to,
        Entry amount,
        List<Choice> currencies,
        Entry day,
        Entry reason) {}
