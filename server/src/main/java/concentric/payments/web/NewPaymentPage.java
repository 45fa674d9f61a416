package concentric.payments.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One payment, entered by hand. */
public record NewPaymentPage(
        @Nullable String problem,
        Entry source,
        Entry externalId,
        Entry offer,
        Entry customer,
        Entry segment,
        Entry amount,
        List<Choice> currencies,
        Entry quantity,
        Entry occurredAt,
        Entry tax) {}
