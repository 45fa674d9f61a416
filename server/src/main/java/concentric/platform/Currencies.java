package concentric.platform;

import java.util.Currency;
import java.util.List;

/** The currencies of ISO 4217 that have minor units, and so can be settled exactly. */
public final class Currencies {

    private Currencies() {}

    /** Whether the code names a currency that money can be kept in; {@code XXX} and gold are not. */
    public static boolean isKnown(String code) {
        return codes().contains(code);
    }

    /** All of them, by code. */
    public static List<String> codes() {
        return Currency.getAvailableCurrencies().stream()
                .filter(c -> c.getDefaultFractionDigits() >= 0)
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList();
    }
}
