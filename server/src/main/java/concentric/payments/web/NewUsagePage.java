package concentric.payments.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/** One usage, entered by hand. */
public record NewUsagePage(
        @Nullable String problem,
        Entry service,
        Entry consumer,
        Entry quantity,
        Entry occurredAt,
        Entry source,
        Entry externalId) {}
