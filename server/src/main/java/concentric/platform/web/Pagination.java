package concentric.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Where in a long list the reader is.
 *
 * @param range what is shown of how many, such as "51 to 100 of 12,345"
 * @param csv address of the whole list, as filtered, as CSV
 */
public record Pagination(
        String range,
        @Nullable String first,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String last,
        @Nullable String csv) {}
