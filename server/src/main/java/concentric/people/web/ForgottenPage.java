package concentric.people.web;

import org.jspecify.annotations.Nullable;

/**
 * Asking for a link that sets a password anew.
 *
 * @param sent what happens now, in words that hold whether the account exists or not; null before it is asked
 * @param problem why nothing was done
 * @param mailed whether this installation sends mail; else the custodian makes the link
 */
public record ForgottenPage(@Nullable String sent, @Nullable String problem, boolean mailed) {}
