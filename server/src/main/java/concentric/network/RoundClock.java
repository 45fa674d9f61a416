package concentric.network;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Lets rounds and questions end when their time is over, though nobody looks. */
@Component
class RoundClock {

    private static final Logger LOG = LoggerFactory.getLogger(RoundClock.class);

    private final Rounds rounds;
    private final Questions questions;

    RoundClock(Rounds rounds, Questions questions) {
        this.rounds = rounds;
        this.questions = questions;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 10_000)
    void endDue() {
        try {
            rounds.endDue();
            questions.endDue();
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
            // That the database is away is told once, by those who post; they can wait for it.
            LOG.debug("rounds and questions wait for the database", e);
        }
    }
}
