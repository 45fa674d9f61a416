package concentric.engine.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.engine.terms.Refunding.Reason;
import concentric.engine.terms.Refunding.Refunded;
import concentric.engine.terms.Refunding.Refused;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemainderTest {

    private static final Currency EURO = Currency.getInstance("EUR");

    /** 11.90, of which 1.90 tax, for three units. */
    private static final Remainder PAID = new Remainder(1190, 190, 3_000_000);

    @Test
    void aRefundTakesAmountTaxAndQuantity() {
        assertThat(PAID.shared()).isEqualTo(1000);
        assertThat(refund(400, 60, 1_500_000L))
                .isEqualTo(new Refunded(new Remainder(790, 130, 1_500_000), new Quantity(1_500_000)));
        assertThat(refund(400, 0, null)).isEqualTo(new Refunded(new Remainder(790, 190, 3_000_000), new Quantity(0)));
    }

    @Test
    void whenTheAmountIsUsedUpSoIsTheQuantity() {
        var nothing = new Remainder(0, 0, 0);
        assertThat(refund(1190, 190, null)).isEqualTo(new Refunded(nothing, new Quantity(3_000_000)));
        assertThat(refund(1190, 190, 1L)).isEqualTo(new Refunded(nothing, new Quantity(3_000_000)));
        assertThat(nothing.after(new Refund(1, 0, null))).isEqualTo(new Refused(Reason.AMOUNT, 1, 0));
    }

    @Test
    void whatCannotBeGivenIsRefusedWithBothFigures() {
        assertThat(refund(0, 0, null)).isEqualTo(new Refused(Reason.NOT_POSITIVE, 0, 0));
        assertThat(refund(-5, 0, null)).isEqualTo(new Refused(Reason.NOT_POSITIVE, -5, 0));
        assertThat(refund(1191, 190, null)).isEqualTo(new Refused(Reason.AMOUNT, 1191, 1190));
        assertThat(refund(100, 0, 3_000_001L)).isEqualTo(new Refused(Reason.QUANTITY, 3_000_001, 3_000_000));
        assertThat(refund(1190, 190, 3_000_001L)).isEqualTo(new Refused(Reason.QUANTITY, 3_000_001, 3_000_000));
        assertThat(refund(500, 191, null)).isEqualTo(new Refused(Reason.TAX, 191, 190));
        assertThat(refund(100, 101, null)).isEqualTo(new Refused(Reason.TAX_ABOVE_AMOUNT, 101, 100));
        assertThat(refund(1190, 189, null)).isEqualTo(new Refused(Reason.TAX_KEPT, 189, 190));
        assertThat(refund(1001, 0, null)).isEqualTo(new Refused(Reason.TAX_LEFT, 190, 189));
    }

    @Test
    void refusalsHaveACodeAndWords() {
        assertThat(Reason.values())
                .extracting(Reason::code)
                .containsExactly(
                        "refund-not-positive",
                        "refund-amount",
                        "refund-quantity",
                        "refund-tax",
                        "refund-tax-above-amount",
                        "refund-tax-kept",
                        "refund-tax-left");
        assertThat(words(-5, 0, null)).isEqualTo("a refund of -0.05 gives nothing back");
        assertThat(words(1191, 190, null)).isEqualTo("a refund of 11.91, and only 11.90 remains");
        assertThat(words(100, 0, 3_500_000L)).isEqualTo("a refund of quantity 3.5, and only 3 remains");
        assertThat(words(500, 191, null)).isEqualTo("a refund of tax 1.91, and only 1.90 of tax remains");
        assertThat(words(100, 101, null)).isEqualTo("tax 1.01 in a refund of 1.00");
        assertThat(words(1190, 189, null))
                .isEqualTo("a refund of the whole amount with tax 1.89, and tax 1.90 remains");
        assertThat(words(1001, 0, null)).isEqualTo("a refund that leaves tax 1.90 of 1.89");
        assertThat(new Refused(Reason.QUANTITY, 3_500_000, 3_000_000).arguments(EURO))
                .containsExactly("3.5", "3");
        assertThat(new Refused(Reason.TAX, 191, 190).arguments(EURO)).containsExactly("1.91", "1.90");
    }

    @Test
    void whatCannotBeLeftIsABugOfTheCaller() {
        assertThatThrownBy(() -> new Remainder(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Remainder(1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Remainder(1, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Refund(1, -1, null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Refunding refund(long amount, long tax, @Nullable Long quantity) {
        return PAID.after(new Refund(amount, tax, quantity == null ? null : new Quantity(quantity)));
    }

    private static String words(long amount, long tax, @Nullable Long quantity) {
        return switch (refund(amount, tax, quantity)) {
            case Refused refused -> refused.words(EURO);
            case Refunded refunded -> refunded.toString();
        };
    }
}
