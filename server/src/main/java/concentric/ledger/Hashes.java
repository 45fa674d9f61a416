package concentric.ledger;

import concentric.payments.Payment;
import concentric.platform.Sha256;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHA-256 of what a batch covers, over fixed binary forms: a change of any field of any row changes the hash. */
final class Hashes {

    private Hashes() {}

    static Sha256 ofPayments(List<Payment> payments) {
        return Sha256.of(out -> {
            for (var payment : payments) {
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
                instant(out, payment.occurredAt());
                instant(out, payment.recordedAt());
                nullable(
                        out,
                        payment.cascadeId() == null ? null : payment.cascadeId().longValue());
                out.writeUTF(payment.unsettled() == null ? "" : payment.unsettled());
                out.writeLong(payment.act().value());
            }
        });
    }

    static Sha256 ofEntries(List<LedgerEntry> entries) {
        return Sha256.of(out -> {
            for (var entry : entries) {
                account(out, entry.key().account());
                account(out, entry.key().counter());
                nullable(out, entry.key().version());
                nullable(
                        out,
                        entry.key().clause() == null
                                ? null
                                : entry.key().clause().longValue());
                out.writeLong(entry.key().offer());
                nullable(out, entry.key().segment());
                out.writeLong(entry.key().day().toEpochDay());
                out.writeLong(entry.amount());
            }
        });
    }

    /** The hash of a batch; {@code before} is that of the one before, {@link Sha256#NONE} for the first. */
    static Sha256 ofBatch(
            Sha256 before,
            long id,
            long fromSeq,
            long toSeq,
            Instant postedAt,
            int payments,
            Sha256 paymentsHash,
            Sha256 entriesHash) {
        return Sha256.of(out -> {
            out.write(before.bytes());
            out.writeLong(id);
            out.writeLong(fromSeq);
            out.writeLong(toSeq);
            instant(out, postedAt);
            out.writeInt(payments);
            out.write(paymentsHash.bytes());
            out.write(entriesHash.bytes());
        });
    }

    private static void account(DataOutputStream out, Account account) throws IOException {
        out.writeUTF(account.kind().name());
        nullable(out, account.party());
        out.writeUTF(account.currency().getCurrencyCode());
    }

    private static void nullable(DataOutputStream out, @Nullable Long value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) out.writeLong(value);
    }

    private static void instant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
}
