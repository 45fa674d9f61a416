package concentric.alarms;

import concentric.platform.Act;
import concentric.platform.Acts;
import concentric.platform.JournalFilter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Looks for alarms again once anything happened or a day has passed, and never for more than a part of the time. */
@Component
class AlarmWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
    private static final JournalFilter EVERYTHING = new JournalFilter("", "");

    /** A look that took a second is followed by at least so many without one. */
    private static final int REST = 30;

    private final Alarms alarms;
    private final Acts acts;
    private final InstantSource clock;
    private long restsUntil = System.nanoTime();
    private @Nullable Seen seen;

    /** What was the case at the last look: if it is still, nothing can have changed. */
    private record Seen(Optional<Act.Id> act, LocalDate day) {}

    AlarmWatch(Alarms alarms, Acts acts, InstantSource clock) {
        this.alarms = alarms;
        this.acts = acts;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000)
    void lookIfDue() {
        if (System.nanoTime() - restsUntil < 0) return;
        try {
            var now = now(clock.instant());
            if (now.equals(seen)) return;
            long began = System.nanoTime();
            alarms.look();
            restsUntil = began + REST * (System.nanoTime() - began);
            seen = now;
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
            // That the database is away is told once, by those who post; alarms can wait for it.
            LOG.debug("alarms wait for the database", e);
        }
    }

    private Seen now(Instant at) {
        var last = acts.journal(EVERYTHING, 0, 1).stream().findFirst().map(entry -> entry.id());
        return new Seen(last, LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
}
