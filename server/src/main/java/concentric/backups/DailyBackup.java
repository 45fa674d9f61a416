package concentric.backups;

import concentric.people.Accounts;
import concentric.platform.Organisations;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the backup that is due: each day one, and one at once where there is none yet, so that whoever sets it up sees at
 * once whether it works. What was missed while the program did not run is made up for when it starts.
 */
@Component
class DailyBackup {

    private static final Duration TRY_AGAIN = Duration.ofHours(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(DailyBackup.class);

    private final Schedule schedule;
    private final Backups backups;
    private final BackupStore store;
    private final Organisations organisations;
    private final Accounts accounts;
    private final InstantSource clock;

    /** Of its own: a backup takes minutes, and whoever looks at the clock for others must not wait. */
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("backup").factory());

    private Instant notBefore = Instant.MIN;

    DailyBackup(
            Schedule schedule,
            Backups backups,
            BackupStore store,
            Organisations organisations,
            Accounts accounts,
            InstantSource clock) {
        this.schedule = schedule;
        this.backups = backups;
        this.store = store;
        this.organisations = organisations;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (schedule instanceof Schedule.Daily daily) worker.execute(() -> makeIfDue(daily));
    }

    /** Makes one if it is due, and is not hindered by anything: what fails is told, and tried again. */
    void makeIfDue(Schedule.Daily daily) {
        try {
            if (isDue(daily)) make(daily);
        } catch (IOException | SQLException | RuntimeException e) {
            notBefore = clock.instant().plus(TRY_AGAIN);
            if (!worker.isShutdown()) failed(daily, e);
        }
    }

    private boolean isDue(Schedule.Daily daily) {
        var now = clock.instant();
        if (now.isBefore(notBefore)) return false;
        return organisations
                .find()
                .map(organisation -> daily.lastDue(now, organisation.zone()))
                .filter(due -> store.lastKept()
                        .filter(last -> !last.takenAt().isBefore(due))
                        .isEmpty())
                .isPresent();
    }

    private void make(Schedule.Daily daily) throws IOException, SQLException {
        switch (backups.keep(daily, accounts.console())) {
            case Making.Made(var backup) ->
                LOG.info("Backup kept in {}: {} rows, {} bytes", backup.keptIn(), backup.rows(), backup.bytes());
            // Somebody makes one by hand; it is due at the next look, too.
            case Making.Refused(var faults) -> LOG.debug("No backup now: {}", faults);
        }
    }

    private void failed(Schedule.Daily daily, Exception e) {
        LOG.warn("No backup into {}, tried again in an hour: {}", daily.folder(), e.toString());
        try {
            store.insertFailure(clock.instant(), e.toString());
        } catch (DataAccessException alsoDown) {
            LOG.debug("The failure can't be kept: the database is down too", alsoDown);
        }
    }

    /** Gives up the one that is at work: nothing is left of it, and it is due at the next start. */
    @PreDestroy
    void end() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A backup is still at work; what it wrote so far is left beside the others");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
