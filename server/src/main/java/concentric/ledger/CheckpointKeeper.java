package concentric.ledger;

import jakarta.annotation.PreDestroy;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps checkpoints as the ledger grows, and one at the end of the program. */
@Component
class CheckpointKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);

    private final Checkpoints checkpoints;
    private boolean failed;

    CheckpointKeeper(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Scheduled(fixedDelay = 1000)
    void keepDue() {
        keep(false);
    }

    @PreDestroy
    void keepLast() {
        keep(true);
    }

    private void keep(boolean now) {
        try {
            checkpoints.keep(now);
            failed = false;
        } catch (UncheckedIOException e) {
            if (!failed) LOG.warn("{}: {}", e.getMessage(), String.valueOf(e.getCause()));
            failed = true;
        } catch (TransactionException | DataAccessResourceFailureException e) {
            LOG.debug("No checkpoint while the database is away, which the poster says", e);
        }
    }
}
