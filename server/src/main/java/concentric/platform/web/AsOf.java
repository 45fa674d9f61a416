package concentric.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * As of when a page is shown.
 *
 * @param text as it stands in the address; empty: now
 * @param said the moment in words; null: now
 * @param now address of the same page as of now
 */
public record AsOf(String text, @Nullable String said, String now) {}
