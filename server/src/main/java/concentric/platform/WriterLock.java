package concentric.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one ledger writer: giving out sequence numbers, contracts coming into force, batching and closing take turns.
 * Held to the end of the transaction, across all processes of the database.
 */
@Component
public class WriterLock {

    /** "Concentr" in ASCII: one key for the one lock of this program. */
    private static final long KEY = 0x436f_6e63_656e_7472L;

    private final JdbcClient jdbc;

    WriterLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the turn; what is read afterwards stays true until this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(:key)")
                .param("key", KEY)
                .query(Integer.class)
                .single();
    }
}
