package concentric.payments;

import concentric.contracts.Offer;
import concentric.payments.NewPayment.Goods;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment that has been read: every field exact, every name resolved, but not yet recorded.
 *
 * @param index its place in the call, from 0
 */
record Entry(
        int index,
        Identity identity,
        String source,
        Offer offer,
        @Nullable Long customerId,
        @Nullable Long segmentId,
        long amount,
        long tax,
        Currency currency,
        long quantity,
        Instant occurredAt,
        List<Goods> goods) {

    /** What makes a payment the same payment. */
    record Identity(int sourceId, String externalId) {}

    /** Whether this says the same as a payment that was recorded under the same identity. */
    boolean saysTheSameAs(Payment payment) {
        return offer.id() == payment.offerId()
                && Objects.equals(customerId, payment.customerId())
                && Objects.equals(segmentId, payment.segmentId())
                && amount == payment.amount()
                && tax == payment.tax()
                && currency.equals(payment.currency())
                && quantity == payment.quantity()
                && occurredAt.equals(payment.occurredAt());
    }

    /** Its normalised content as a line: what the act's hash covers. */
    String normalised() {
        return String.join(
                "\t",
                source,
                identity.externalId(),
                String.valueOf(offer.id()),
                String.valueOf(customerId),
                String.valueOf(segmentId),
                String.valueOf(amount),
                String.valueOf(tax),
                currency.getCurrencyCode(),
                String.valueOf(quantity),
                occurredAt.toString());
    }
}
