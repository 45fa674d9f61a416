package concentric.platform.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures and dates as a reader of one language writes them, with a true minus sign.
 *
 * @param locale the reader's language
 * @param zone the organisation's time zone, in which instants are shown
 */
public record Formats(Locale locale, ZoneId zone) {

    private static final char MINUS = '\u2212';
    private static final int PPM_DECIMALS = 4;

    /** Making one costs ten times as much as using it; each use takes a copy, as they bear what they last wrote. */
    private static final Map<Styled, DecimalFormat> MADE = new ConcurrentHashMap<>();

    private static final Map<Locale, DateTimeFormatter> DAYS = new ConcurrentHashMap<>();
    private static final Map<Locale, DateTimeFormatter> INSTANTS = new ConcurrentHashMap<>();

    private enum Style {
        NUMBER,
        INTEGER,
        MONEY,
        AMOUNT
    }

    private record Styled(
            Locale locale, Style style, @Nullable Currency currency) {}

    /** An amount of minor units that stands alone, with its symbol: {@code €9.99}. */
    public String money(long minor, Currency currency) {
        return format(Style.MONEY, currency).format(major(minor, currency));
    }

    /** An amount of minor units in a column whose currency is said elsewhere: {@code 9.99}. */
    public String amount(long minor, Currency currency) {
        return format(Style.AMOUNT, currency).format(major(minor, currency));
    }

    /** An exact price with its symbol and the decimals that it needs, at least the currency's: {@code €0.062957}. */
    public String money(BigDecimal exact, Currency currency) {
        return needed(format(Style.MONEY, currency), exact).format(exact);
    }

    /** An exact figure of a currency without its symbol, with the decimals that it needs, at least the currency's. */
    public String amount(BigDecimal exact, Currency currency) {
        return needed(format(Style.AMOUNT, currency), exact).format(exact);
    }

    /** A part of one in a column, with all its decimals, so that they stand beneath each other: {@code 0.0500}. */
    public String part(BigDecimal value) {
        var format = format(Style.NUMBER, null);
        format.setMinimumFractionDigits(value.scale());
        format.setMaximumFractionDigits(value.scale());
        return format.format(value);
    }

    private static DecimalFormat needed(DecimalFormat format, BigDecimal exact) {
        int scale = Math.max(0, exact.stripTrailingZeros().scale());
        format.setMaximumFractionDigits(Math.max(format.getMinimumFractionDigits(), scale));
        return format;
    }

    /** A count. */
    public String integer(long value) {
        return format(Style.INTEGER, null).format(value);
    }

    /** An exact decimal with the decimals that it has, such as a quantity. */
    public String decimal(BigDecimal value) {
        var format = format(Style.NUMBER, null);
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    /** Parts per million as a percentage with the decimals that it needs, at most four: {@code 36.8 %}. */
    public String percent(long ppm) {
        var percent = BigDecimal.valueOf(ppm, PPM_DECIMALS).stripTrailingZeros();
        return decimal(percent) + "\u00a0%";
    }

    /** A part of a whole as a percentage, to a tenth even if that is none, so that columns align: {@code 36.8 %}; empty of nothing. */
    public String share(long part, long whole) {
        if (whole == 0) return "";
        var percent = BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
        return part(percent) + "\u00a0%";
    }

    /** A day: {@code 31 Mar 2027}. */
    public String date(LocalDate day) {
        return DAYS.computeIfAbsent(places(), places -> written(places, null)).format(day);
    }

    /** A month by its name: {@code January 2026}. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month);
    }

    /** An instant to the minute, in the organisation's time zone. */
    public String instant(Instant at) {
        return INSTANTS.computeIfAbsent(places(), places -> written(places, FormatStyle.SHORT))
                .format(at.atZone(zone));
    }

    /** As {@code ofLocalizedDate} and {@code ofLocalizedDateTime}, which look the pattern up each time they are used. */
    private static DateTimeFormatter written(Locale places, @Nullable FormatStyle time) {
        var pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.MEDIUM, time, IsoChronology.INSTANCE, places);
        return DateTimeFormatter.ofPattern(pattern, places);
    }

    /** English of no country writes days the American way; most organisations of several languages do not. */
    private Locale places() {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }

    private static BigDecimal major(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    private DecimalFormat format(Style style, @Nullable Currency currency) {
        return (DecimalFormat) MADE.computeIfAbsent(new Styled(places(), style, currency), Formats::made)
                .clone();
    }

    private static DecimalFormat made(Styled of) {
        var format = (DecimalFormat)
                switch (of.style()) {
                    case NUMBER, AMOUNT -> NumberFormat.getNumberInstance(of.locale());
                    case INTEGER -> NumberFormat.getIntegerInstance(of.locale());
                    case MONEY -> NumberFormat.getCurrencyInstance(of.locale());
                };
        if (of.currency() != null) {
            format.setCurrency(of.currency());
            format.setMinimumFractionDigits(of.currency().getDefaultFractionDigits());
            format.setMaximumFractionDigits(of.currency().getDefaultFractionDigits());
        }
        var symbols = format.getDecimalFormatSymbols();
        symbols.setMinusSign(MINUS);
        format.setDecimalFormatSymbols(symbols);
        return format;
    }
}
