package concentric.payments;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * In this process, one transaction at a time waits for the writer lock. The others wait here, without a connection:
 * else those that wait could hold every connection, and the one that has the lock find none.
 */
@Component
class WriterTurn {

    private final TransactionTemplate transaction;
    private final ReentrantLock turn = new ReentrantLock(true);

    WriterTurn(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** Does the work in a transaction of its own when the turn has come; durable when this returns. */
    <T> T take(TransactionCallback<T> work) {
        turn.lock();
        try {
            return Objects.requireNonNull(transaction.execute(work));
        } finally {
            turn.unlock();
        }
    }
}
