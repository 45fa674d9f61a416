package concentric.people.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Signing in.
 *
 * @param problem why the last try failed, without telling whether the account exists
 * @param passkeyOrigin at which a passkey does instead of a password; null where none does
 * @param demo whether this is the demonstration, whose account everybody may use
 * @param back where the reader wanted to go
 */
public record SignInPage(
        Entry login, @Nullable String problem, @Nullable String passkeyOrigin, boolean demo, String back) {}
