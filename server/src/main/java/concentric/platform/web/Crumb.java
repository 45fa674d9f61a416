package concentric.platform.web;

import org.jspecify.annotations.Nullable;

/** One step of the way to a page; the last has no address, it is the page itself. */
public record Crumb(String label, @Nullable String href) {}
