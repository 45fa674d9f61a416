package concentric.payments.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One refund, entered by hand.
 *
 * @param left what is left of the payment, a sentence; null while no payment is known
 * @param paysPerUnit whether some of the payment went per unit, and stays unless a quantity is given back
 */
public record NewRefundPage(
        @Nullable String problem,
        @Nullable String left,
        boolean paysPerUnit,
        Entry paymentSource,
        Entry paymentExternalId,
        Entry amount,
        List<Choice> currencies,
        Entry tax,
        Entry quantity,
        Entry occurredAt,
        Entry source,
        Entry externalId) {}
