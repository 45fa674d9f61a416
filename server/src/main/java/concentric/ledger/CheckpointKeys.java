package concentric.ledger;

import concentric.platform.DataPath;
import concentric.platform.Imprints;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys by which checkpoints are known: that of the data folder, told to the database when the program starts, and those
 * of earlier folders.
 */
@Component
class CheckpointKeys {

    private final JdbcClient jdbc;
    private final Optional<CheckpointKey> own;

    CheckpointKeys(
            Optional<DataPath> folder,
            JdbcClient jdbc,
            Imprints imprints,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.own = folder.map(data -> CheckpointKey.in(data.path()));
        own.ifPresent(key -> transaction.executeWithoutResult(status -> tell(key, imprints, clock)));
    }

    private void tell(CheckpointKey key, Imprints imprints, InstantSource clock) {
        int added = jdbc.sql("""
                        insert into ledger.checkpoint_key (public_key, since) values (:key, :since)
                        on conflict do nothing
                        """)
                .param("key", Base64.getDecoder().decode(key.publicKey()))
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added > 0) imprints.changed("ledger.checkpoint_key");
    }

    /** The key of the data folder; none where the program has none, and nothing is signed. */
    Optional<CheckpointKey> own() {
        return own;
    }

    /** All of them, X.509 in Base64. */
    Set<String> known() {
        return Set.copyOf(jdbc.sql("select public_key from ledger.checkpoint_key")
                .query((rs, n) -> Base64.getEncoder().encodeToString(rs.getBytes("public_key")))
                .list());
    }
}
