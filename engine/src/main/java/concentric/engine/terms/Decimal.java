package concentric.engine.terms;

import java.util.ArrayList;
import java.util.List;

/** Exact decimals held as a long count of a fixed decimal place: 9.99 with two places is 999. */
public final class Decimal {

    private static final int LONGEST_SHOWN = 40;

    private Decimal() {}

    /**
     * Reads digits with an optional point and more digits.
     *
     * @param text what was typed
     * @param places how many decimals there may be; more are refused, also if they are zeros
     * @return the count of the last place (9.9 with two places: 990), or why not
     */
    public static Figure<Long> parse(String text, int places) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        if (text.startsWith("-") && isDigits(text.substring(1).replace(".", ""))) {
            return refused(Wording.NEGATIVE, text);
        }
        if (!isDigits(whole) || (point >= 0 && !isDigits(fraction))) {
            return refused(Wording.NO_NUMBER, text);
        }
        if (fraction.length() > places) {
            return places == 0
                    ? refused(Wording.NOT_WHOLE, text)
                    : refused(Wording.TOO_MANY_DECIMALS, text, fraction.length(), places);
        }
        long value = 0;
        try {
            for (char digit : (whole + fraction + "0".repeat(places - fraction.length())).toCharArray()) {
                value = Math.addExact(Math.multiplyExact(value, 10L), digit - '0');
            }
        } catch (ArithmeticException tooLarge) {
            return refused(Wording.TOO_LARGE, text, format(Long.MAX_VALUE, places, places));
        }
        return new Figure.Exact<>(value);
    }

    /**
     * Writes a count of the last place as a decimal.
     *
     * @param count how many of the last place, of either sign
     * @param places how many decimals the count has
     * @param shown how many decimals to write at least; further ones are written unless they are trailing zeros
     */
    public static String format(long count, int places, int shown) {
        String digits = Long.toString(count);
        String sign = count < 0 ? "-" : "";
        digits = digits.substring(sign.length());
        digits = "0".repeat(Math.max(0, places + 1 - digits.length())) + digits;
        int point = digits.length() - places;
        int end = digits.length();
        while (end > point + shown && digits.charAt(end - 1) == '0') {
            end--;
        }
        return sign + digits.substring(0, point) + (end > point ? "." + digits.substring(point, end) : "");
    }

    /** What was typed, fit to be shown in a message: shortened, control characters escaped. */
    public static String shown(String text) {
        var shown = new StringBuilder();
        int end = Math.min(text.length(), LONGEST_SHOWN);
        for (char c : text.substring(0, end).toCharArray()) {
            if (Character.isISOControl(c)) {
                shown.append("\\u%04x".formatted((int) c));
            } else {
                shown.append(c);
            }
        }
        return end < text.length() ? shown + "…" : shown.toString();
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Figure<Long> refused(Wording why, String text, Object... further) {
        var args = new ArrayList<Object>(List.of(shown(text)));
        args.addAll(List.of(further));
        return new Figure.Refused<>(why.phrase(args.toArray()));
    }
}
