package concentric.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody comes with, in the words by which they know it. Only these words are kept: what a browser says of itself
 * in full would tell people apart.
 *
 * @param browser such as {@code Firefox}; empty if it is none we know
 * @param system such as {@code Android}; empty if it is none we know
 */
public record Device(String browser, String system) {

    /** Of which nothing is known. */
    public static final Device UNKNOWN = new Device("", "");

    private record Sign(String sign, String word) {}

    /** In this order: most browsers also name those they descend from. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Linux", "Linux"));

    /** What the header {@code User-Agent} tells; it is only ever a hint. */
    public static Device of(@Nullable String userAgent) {
        if (userAgent == null) return UNKNOWN;
        return new Device(word(userAgent, BROWSERS), word(userAgent, SYSTEMS));
    }

    private static String word(String userAgent, List<Sign> signs) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.sign()))
                .map(Sign::word)
                .findFirst()
                .orElse("");
    }
}
