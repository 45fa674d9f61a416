package concentric.platform.web;

import org.jspecify.annotations.Nullable;

/** A party by name, with the mark of its kind before it and a link to it where there is a page. */
public record PartyLabel(
        String name, @Nullable PartyKind kind, @Nullable String href) {}
