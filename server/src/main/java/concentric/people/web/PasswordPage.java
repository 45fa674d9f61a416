package concentric.people.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Changing one's own password.
 *
 * @param login whose it is; password managers file it under this
 * @param problem what is wrong that belongs to none of the fields
 * @param current the password so far; never shown again
 * @param password the new one; never shown again
 */
public record PasswordPage(String login, @Nullable String problem, Entry current, Entry password) {}
