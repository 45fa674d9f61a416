package concentric.ledger;

import concentric.platform.Sha256;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHA-256 of entries and batches, over fixed binary forms: a change of any field of any row changes the hash. */
final class Hashes {

    private Hashes() {}

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
                // Ids are positive.
                out.writeLong(entry.key().offer() == null ? -1 : entry.key().offer());
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
