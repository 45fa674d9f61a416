package concentric.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * An amount of money, formatted: with its symbol where it stands alone, without it in a column.
 *
 * @param why address of the page that explains the figure
 */
public record Figure(String text, @Nullable String why) {

    public static Figure plain(String text) {
        return new Figure(text, null);
    }
}
