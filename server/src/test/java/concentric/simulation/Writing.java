package concentric.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;

/**
 * One of the ways in which the same thing can be written down.
 *
 * @param isShort whether nothing is written that need not be
 * @param zone the organisation's
 */
record Writing(boolean isShort, ZoneId zone) {

    /** An amount with its decimals, or without the zeros at its end. */
    String money(long minor, String currency) {
        var plain = plainMoney(minor, currency);
        return isShort ? new BigDecimal(plain).stripTrailingZeros().toPlainString() : plain;
    }

    /** One unit need not be written. */
    String quantity(long micros) {
        if (isShort && micros == 1_000_000) return "";
        return isShort ? plainQuantity(micros) : BigDecimal.valueOf(micros, 6).toPlainString();
    }

    /** A midnight is the day that begins; other instants bear the zone's offset, or none. */
    String time(Instant instant) {
        var day = LocalDate.ofInstant(instant, zone);
        if (isShort && day.atStartOfDay(zone).toInstant().equals(instant)) return day.toString();
        return instant.atOffset(isShort ? ZoneOffset.UTC : zone.getRules().getOffset(instant))
                .toString();
    }

    static String plainMoney(long minor, String currency) {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits())
                .toPlainString();
    }

    static String plainQuantity(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
