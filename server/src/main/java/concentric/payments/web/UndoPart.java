package concentric.payments.web;

import org.jspecify.annotations.Nullable;

/**
 * Taking an import back, on the page of the import.
 *
 * @param href where it is taken back; null once it was
 * @param undone when and what was given back, a sentence; null while it was not
 * @param reason why
 * @param actHref the act in the journal
 */
public record UndoPart(
        @Nullable String href,
        @Nullable String undone,
        @Nullable String reason,
        @Nullable String actHref) {}
