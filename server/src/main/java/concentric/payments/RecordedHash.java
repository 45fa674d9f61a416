package concentric.payments;

import concentric.engine.terms.Remainder;
import concentric.platform.Act;
import concentric.platform.Sha256;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHA-256 of what is recorded, over fixed binary forms: a change of any field of any row changes the hash. */
public final class RecordedHash {

    // Numbers are positive, so what is no payment says so where a payment says its number.
    private static final long REFUND = -1;
    private static final long USAGE = -2;
    private static final long SETTLING = -3;
    private static final long TRANSFER = -4;
    private static final long ARTICLES = -5;
    private static final long CLOSE_MOVEMENT = -6;
    private static final long PAYOUT_MOVEMENT = -7;
    private static final long HANDOVER_MOVEMENT = -8;

    private RecordedHash() {}

    /** The hash of rows in their order. */
    public static Sha256 of(Collection<? extends Recorded> rows) {
        return Sha256.of(out -> write(rows, out));
    }

    private static void write(Collection<? extends Recorded> rows, DataOutputStream out) throws IOException {
        for (var row : rows) write(row, out);
    }

    static void write(Recorded row, DataOutputStream out) throws IOException {
        switch (row) {
            case Payment payment -> payment(payment, out);
            case Refund refund -> refund(refund, out);
            case Usage usage -> usage(usage, out);
            case Settling settling -> settling(settling, out);
            case Transfer transfer -> transfer(transfer, out);
            case CloseMovement movement -> closeMovement(movement, out);
            case PayoutMovement movement -> payoutMovement(movement, out);
            case HandoverMovement movement -> handoverMovement(movement, out);
        }
    }

    /** The articles of one row; batches are older than this and don't have it. */
    static void write(List<Article> articles, DataOutputStream out) throws IOException {
        out.writeLong(ARTICLES);
        out.writeInt(articles.size());
        for (var article : articles) {
            out.writeLong(article.of());
            out.writeInt(article.number());
            out.writeUTF(article.code());
            out.writeLong(article.quantity());
        }
    }

    private static void payment(Payment payment, DataOutputStream out) throws IOException {
        out.writeLong(payment.seq());
        out.writeUTF(payment.source());
        out.writeUTF(payment.externalId());
        out.writeLong(payment.offerId());
        nullable(out, payment.customerId());
        nullable(out, payment.segmentId());
        out.writeLong(payment.amount());
        out.writeLong(payment.tax());
        out.writeUTF(payment.currency().getCurrencyCode());
        out.writeLong(payment.quantity());
        times(out, payment.occurredAt(), payment.recordedAt());
        cascade(out, payment.cascadeId());
        out.writeUTF(payment.unsettled() == null ? "" : payment.unsettled());
        act(out, payment.act());
    }

    private static void refund(Refund refund, DataOutputStream out) throws IOException {
        out.writeLong(REFUND);
        out.writeLong(refund.seq());
        out.writeUTF(refund.source());
        out.writeUTF(refund.externalId());
        out.writeLong(refund.of());
        nullable(out, refund.segmentId());
        remainder(out, new Remainder(refund.amount(), refund.tax(), refund.quantity()));
        remainder(out, refund.left());
        out.writeUTF(refund.currency().getCurrencyCode());
        times(out, refund.occurredAt(), refund.recordedAt());
        cascade(out, refund.cascadeId());
        act(out, refund.act());
    }

    private static void usage(Usage usage, DataOutputStream out) throws IOException {
        out.writeLong(USAGE);
        out.writeLong(usage.seq());
        out.writeUTF(usage.source());
        out.writeUTF(usage.externalId());
        out.writeLong(usage.serviceId());
        out.writeLong(usage.consumerId());
        out.writeLong(usage.quantity());
        nullable(out, usage.amount());
        out.writeUTF(usage.currency() == null ? "" : usage.currency().getCurrencyCode());
        times(out, usage.occurredAt(), usage.recordedAt());
        cascade(out, usage.cascadeId());
        out.writeUTF(usage.unsettled() == null ? "" : usage.unsettled());
        act(out, usage.act());
    }

    private static void settling(Settling settling, DataOutputStream out) throws IOException {
        out.writeLong(SETTLING);
        out.writeLong(settling.seq());
        out.writeLong(settling.of());
        nullable(out, settling.segmentId());
        remainder(out, new Remainder(settling.amount(), settling.tax(), settling.quantity()));
        out.writeUTF(settling.currency().getCurrencyCode());
        times(out, settling.occurredAt(), settling.recordedAt());
        cascade(out, settling.cascadeId());
        act(out, settling.act());
    }

    private static void transfer(Transfer transfer, DataOutputStream out) throws IOException {
        out.writeLong(TRANSFER);
        out.writeLong(transfer.seq());
        out.writeLong(transfer.agreedId());
        nullable(out, transfer.fromId());
        out.writeLong(transfer.toId());
        out.writeLong(transfer.amount());
        out.writeUTF(transfer.currency().getCurrencyCode());
        times(out, transfer.occurredAt(), transfer.recordedAt());
        act(out, transfer.act());
    }

    private static void closeMovement(CloseMovement movement, DataOutputStream out) throws IOException {
        out.writeLong(CLOSE_MOVEMENT);
        out.writeLong(movement.seq());
        out.writeLong(movement.month().atDay(1).toEpochDay());
        out.writeUTF(movement.step().name());
        out.writeLong(movement.fromId());
        out.writeLong(movement.toId());
        out.writeLong(movement.versionId());
        out.writeInt(movement.clause());
        out.writeInt(movement.position());
        out.writeLong(movement.amount());
        out.writeUTF(movement.currency().getCurrencyCode());
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, movement.recordedAt()));
        act(out, movement.act());
    }

    private static void payoutMovement(PayoutMovement movement, DataOutputStream out) throws IOException {
        out.writeLong(PAYOUT_MOVEMENT);
        out.writeLong(movement.seq());
        out.writeLong(movement.payoutId());
        out.writeInt(movement.line());
        out.writeLong(movement.partyId());
        out.writeLong(movement.amount());
        out.writeUTF(movement.currency().getCurrencyCode());
        out.writeLong(movement.day().toEpochDay());
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, movement.recordedAt()));
        act(out, movement.act());
    }

    private static void handoverMovement(HandoverMovement movement, DataOutputStream out) throws IOException {
        out.writeLong(HANDOVER_MOVEMENT);
        out.writeLong(movement.seq());
        out.writeLong(movement.changeId());
        out.writeLong(movement.fromId());
        out.writeLong(movement.toId());
        out.writeLong(movement.amount());
        out.writeUTF(movement.currency().getCurrencyCode());
        out.writeLong(movement.day().toEpochDay());
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, movement.recordedAt()));
        act(out, movement.act());
    }

    private static void remainder(DataOutputStream out, Remainder remainder) throws IOException {
        out.writeLong(remainder.amount());
        out.writeLong(remainder.tax());
        out.writeLong(remainder.quantity());
    }

    private static void times(DataOutputStream out, Instant occurredAt, Instant recordedAt) throws IOException {
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt));
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
    }

    private static void cascade(DataOutputStream out, @Nullable Integer cascade) throws IOException {
        nullable(out, cascade == null ? null : cascade.longValue());
    }

    private static void act(DataOutputStream out, Act.Id act) throws IOException {
        out.writeLong(act.value());
    }

    private static void nullable(DataOutputStream out, @Nullable Long value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) out.writeLong(value);
    }
}
