package concentric.measures;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** How values are written, in files and forms. */
final class ReadingText {

    private static final Pattern VALUE = Pattern.compile("[-\u2212]?\\d{1,12}(\\.\\d{1,6})?");

    private ReadingText() {}

    /** An exact number with at most twelve digits before its point and six after it; empty if it is none. */
    static Optional<BigDecimal> value(String text) {
        if (!VALUE.matcher(text).matches()) return Optional.empty();
        return Optional.of(new BigDecimal(text.replace('\u2212', '-')).stripTrailingZeros());
    }
}
