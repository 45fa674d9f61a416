package concentric.contracts.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The text of a contract as it is being written.
 *
 * @param action where the form is sent
 * @param text with line, column and what was expected where it can't be read
 * @param cancelHref where nothing is kept
 */
public record DraftPage(String action, Entry text, @Nullable String problem, String cancelHref) {}
