package concentric.payments;

import concentric.contracts.Offer;
import concentric.payments.NewPayment.Goods;
import concentric.platform.Sha256;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** The hash of its normalised content: whether two calls say the same. */
    Sha256 hash() {
        return Sha256.of(this::writeTo);
    }

    /** Writes its normalised content to be hashed. */
    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(source);
        out.writeUTF(identity.externalId());
        out.writeLong(offer.id());
        out.writeUTF(String.valueOf(customerId));
        out.writeUTF(String.valueOf(segmentId));
        out.writeLong(amount);
        out.writeLong(tax);
        out.writeUTF(currency.getCurrencyCode());
        out.writeLong(quantity);
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt));
    }
}
