package concentric.payments.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Taking an import back: what that means, and why it is done.
 *
 * @param said what would be given back, a sentence
 * @param action where the form is sent
 * @param cancelHref the page of the import
 */
public record UndoPage(@Nullable String problem, String said, String action, Entry reason, String cancelHref) {}
