package concentric.engine.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "9.99,999,9.99",
        "9.9,990,9.90",
        "9,900,9.00",
        "0,0,0.00",
        "007,700,7.00",
        "92233720368547758.07,9223372036854775807,92233720368547758.07"
    })
    void moneyIsExact(String typed, long minor, String shown) {
        assertThat(Money.parse(typed, EUR)).isEqualTo(new Figure.Exact<>(new Money(minor, EUR)));
        assertThat(new Money(minor, EUR).format()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1e400",
                "NaN",
                "Infinity",
                "0x10",
                "1,5",
                "1.",
                ".5",
                "1.2.3",
                "0.005",
                "1 000",
                "1_000",
                "٣",
                "92233720368547758.08",
                "99999999999999999999999999",
                "1\0",
                "<svg onload=alert(1)>"
            })
    void whatIsNotExactMoneyIsRefusedWithWhatWasTyped(String typed) {
        assertThat(Money.parse(typed, EUR))
                .isInstanceOfSatisfying(
                        Figure.Refused.class,
                        refused -> assertThat(refused.why().words())
                                .startsWith("“" + Decimal.shown(typed) + "”")
                                .doesNotContain("\0"));
    }

    @Test
    void decimalsDependOnTheCurrency() {
        assertThat(Money.parse("999", Currency.getInstance("JPY")))
                .isEqualTo(new Figure.Exact<>(new Money(999, Currency.getInstance("JPY"))));
        assertThat(Money.parse("0.005", Currency.getInstance("KWD")))
                .isEqualTo(new Figure.Exact<>(new Money(5, Currency.getInstance("KWD"))));
        assertThat(new Money(-5, Currency.getInstance("KWD"))).hasToString("-0.005 KWD");
        assertThat(new Money(-1234, Currency.getInstance("JPY"))).hasToString("-1234 JPY");
    }

    @Test
    void currenciesWithoutAMinorUnitAreUnknown() {
        assertThat(Money.currency("EUR")).isEqualTo(new Figure.Exact<>(EUR));
        for (String code : List.of("eur", "XXX", "XAU", "EURO", "")) {
            assertThat(Money.currency(code)).isInstanceOf(Figure.Refused.class);
        }
    }

    @Test
    void decimalsReadBackAsTheyAreWritten() {
        var random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            int places = random.nextInt(7);
            long count = random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
            String shown = Decimal.format(count, places, random.nextInt(places + 1));
            assertThat(Decimal.parse(shown, places)).isEqualTo(new Figure.Exact<>(count));
        }
        assertThat(Decimal.format(Long.MIN_VALUE, 2, 2)).isEqualTo("-92233720368547758.08");
    }

    @Test
    void longTextsAreShownShort() {
        assertThat(Decimal.shown("x".repeat(1000))).isEqualTo("x".repeat(40) + "…");
        assertThat(Decimal.shown("a\0b\nc")).isEqualTo("a\\u0000b\\u000ac");
    }

    @Test
    void valuesThatBreakTheirInvariantCannotBeBuilt() {
        assertThatThrownBy(() -> new Percent(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quantity(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(-1, Rate.Per.UNIT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(new Party.Owner(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(new Party.Owner(), 1_000_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Party.Named("a\0b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Party.Named(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Clause.ShareRest(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Source.Payments(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Promise("", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoeverSignsIsToldWhatIsMissingOrLost() {
        assertThat(remarks("pay A 0.0004 per unit")).containsExactly(Remark.NO_PROMISE, Remark.ROUNDED_PER_PAYMENT);
        assertThat(remarks("promise \"x\"\npay A 0.40 per unit\npay A 0.0004 per payment"))
                .isEmpty();
        assertThat(remarks("promise \"x\"\npay A 4.001 per unit")).containsExactly(Remark.ROUNDED_PER_PAYMENT);
    }

    private static Iterable<Remark> remarks(String lines) {
        return switch (ContractText.parse("contract T in EUR on receipts of B\n" + lines)) {
            case Parsing.Parsed<Contract>(Contract contract) -> contract.remarks();
            case Parsing.Refused<Contract> refused -> throw new AssertionError(refused.toString());
        };
    }
}
