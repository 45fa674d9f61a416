package concentric.engine.terms;

import concentric.engine.terms.Refunding.Reason;
import concentric.engine.terms.Refunding.Refunded;
import concentric.engine.terms.Refunding.Refused;

/**
 * What is left of a payment after its refunds; of one without refunds, the payment.
 *
 * @param amount minor units, zero or more
 * @param tax the part of the amount that belongs to the state, at most the amount
 * @param quantity millionths, zero or more
 */
public record Remainder(long amount, long tax, long quantity) {

    public Remainder {
        if (tax < 0 || tax > amount || quantity < 0) {
            throw new IllegalArgumentException("amount " + amount + ", tax " + tax + ", quantity " + quantity);
        }
    }

    /** What contracts share: the amount less its tax. */
    public long shared() {
        return amount - tax;
    }

    /** What is left after a refund, or why it cannot be given. */
    public Refunding after(Refund refund) {
        if (refund.amount() <= 0) {
            return new Refused(Reason.NOT_POSITIVE, refund.amount(), 0);
        }
        if (refund.amount() > amount) {
            return new Refused(Reason.AMOUNT, refund.amount(), amount);
        }
        long asked = refund.quantity() == null ? 0 : refund.quantity().micros();
        if (asked > quantity) {
            return new Refused(Reason.QUANTITY, asked, quantity);
        }
        if (refund.tax() > tax) {
            return new Refused(Reason.TAX, refund.tax(), tax);
        }
        if (refund.tax() > refund.amount()) {
            return new Refused(Reason.TAX_ABOVE_AMOUNT, refund.tax(), refund.amount());
        }
        long amountLeft = amount - refund.amount();
        long taxLeft = tax - refund.tax();
        if (taxLeft > amountLeft) {
            return amountLeft == 0
                    ? new Refused(Reason.TAX_KEPT, refund.tax(), tax)
                    : new Refused(Reason.TAX_LEFT, taxLeft, amountLeft);
        }
        long returned = amountLeft == 0 ? quantity : asked;
        return new Refunded(new Remainder(amountLeft, taxLeft, quantity - returned), new Quantity(returned));
    }
}
