package concentric.network;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Lets rounds end when their time is over, though nobody looks. */
@Component
class RoundClock {

    private static final Logger LOG = LoggerFactory.getLogger(RoundClock.class);

    private final Rounds rounds;

    RoundClock(Rounds rounds) {
        this.rounds = rounds;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 10_000)
    void endDue() {
        try {
            rounds.endDue();
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
            // That the database is away is told once, by those who post; a round can wait for it.
            LOG.debug("rounds wait for the database", e);
        }
    }
}
