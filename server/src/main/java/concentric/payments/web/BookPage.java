package concentric.payments.web;

import concentric.platform.web.State;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything is owed yet.
 *
 * @param said what that means, with how much was recorded
 * @param switchHref where it is switched on; null for readers who may not, and once it is
 */
public record BookPage(
        State state,
        String said,
        @Nullable String problem,
        @Nullable String switchHref) {}
