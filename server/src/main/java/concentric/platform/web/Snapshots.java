package concentric.platform.web;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** One picture of the database for a whole page, so that its figures agree with each other. */
@Component
class Snapshots {

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    Snapshots(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * Lets something read one state of the database, whatever is written meanwhile; it can't write.
     *
     * @throws Exception what reading throws
     */
    <T extends @Nullable Object> T read(Callable<T> page) throws Exception {
        try {
            return reading.execute(status -> read(page, status));
        } catch (UndeclaredThrowableException e) {
            if (e.getUndeclaredThrowable() instanceof Exception checked) throw checked;
            throw e;
        }
    }

    private <T extends @Nullable Object> T read(Callable<T> page, TransactionStatus status) {
        // There is nothing to commit, and a refusal that the page shows must not end in an error.
        status.setRollbackOnly();
        // Said to the transaction that began: said to the connection, it would cost four more ways to the database.
        jdbc.sql("set transaction isolation level repeatable read").update();
        try {
            return page.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UndeclaredThrowableException(e);
        }
    }
}
