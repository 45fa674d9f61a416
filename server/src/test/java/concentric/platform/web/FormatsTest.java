package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Figures and dates in the reader's language; a no-break space keeps a figure and its symbol together. */
class FormatsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Formats ENGLISH = new Formats(Locale.ENGLISH, BERLIN);
    private static final Formats GERMAN = new Formats(Locale.GERMAN, BERLIN);
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void moneyHasTheDecimalsOfItsCurrency() {
        assertThat(ENGLISH.money(999, EUR)).isEqualTo("€9.99");
        assertThat(GERMAN.money(999, EUR)).isEqualTo("9,99\u00a0€");
        assertThat(ENGLISH.money(1_234_567, EUR)).isEqualTo("€12,345.67");
        assertThat(GERMAN.amount(1_234_567, EUR)).isEqualTo("12.345,67");
        assertThat(ENGLISH.amount(1_234, Currency.getInstance("JPY"))).isEqualTo("1,234");
        assertThat(ENGLISH.amount(1_234, Currency.getInstance("KWD"))).isEqualTo("1.234");
        assertThat(ENGLISH.amount(0, EUR)).isEqualTo("0.00");
    }

    @Test
    void aLossHasATrueMinusSign() {
        assertThat(ENGLISH.money(-5, EUR)).isEqualTo("−€0.05");
        assertThat(GERMAN.money(-5, EUR)).isEqualTo("−0,05\u00a0€");
        assertThat(ENGLISH.amount(-123_456, EUR)).isEqualTo("−1,234.56");
        assertThat(ENGLISH.integer(-7)).isEqualTo("−7");
    }

    @Test
    void theLargestAmountsKeepEveryCent() {
        assertThat(ENGLISH.amount(Long.MAX_VALUE, EUR)).isEqualTo("92,233,720,368,547,758.07");
        assertThat(ENGLISH.amount(Long.MIN_VALUE, EUR)).isEqualTo("−92,233,720,368,547,758.08");
    }

    @Test
    void percentagesAndQuantitiesAreExact() {
        assertThat(ENGLISH.percent(333_333)).isEqualTo("33.3333\u00a0%");
        assertThat(GERMAN.percent(50_000)).isEqualTo("5\u00a0%");
        assertThat(ENGLISH.decimal(new BigDecimal("0.000001"))).isEqualTo("0.000001");
        assertThat(ENGLISH.decimal(new BigDecimal("1500"))).isEqualTo("1,500");
    }

    @Test
    void instantsAreShownInTheOrganisationsZone() {
        assertThat(ENGLISH.date(LocalDate.of(2027, 3, 31))).isEqualTo("31 Mar 2027");
        assertThat(GERMAN.date(LocalDate.of(2027, 3, 31))).isEqualTo("31.03.2027");
        assertThat(ENGLISH.instant(Instant.parse("2026-12-31T23:30:00Z"))).isEqualTo("1 Jan 2027, 00:30");
    }
}
