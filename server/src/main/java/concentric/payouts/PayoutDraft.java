package concentric.payouts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be paid out, as it was written.
 *
 * @param currency ISO 4217; empty: the organisation's
 * @param day on which the bank is to carry it out; empty: today
 * @param lines null: all that everybody with a bank account has
 */
public record PayoutDraft(
        String currency, String day, @Nullable List<Line> lines) {

    /**
     * One payee.
     *
     * @param payee code
     * @param amount a decimal; empty: all that the payee has
     */
    public record Line(String payee, String amount) {}
}
