package concentric.backups.web;

import concentric.backups.Backup;
import concentric.backups.Schedule;
import concentric.backups.Standing;
import concentric.platform.web.State;
import concentric.platform.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the backups that are made by themselves, in words.
 *
 * @param state in a word
 * @param schedule what was told at the start
 * @param lastGood when the last one was taken, and where it is
 * @param next when the next is due; null if none is
 * @param failure what went wrong since the last good one; null if nothing did
 */
public record BackupStanding(
        State state,
        String schedule,
        String lastGood,
        @Nullable String next,
        @Nullable String failure) {

    static BackupStanding of(Standing standing, Visit visit) {
        var formats = visit.formats();
        return new BackupStanding(
                state(standing, visit),
                schedule(standing.schedule(), visit),
                standing.lastGood().map(backup -> lastGood(backup, visit)).orElseGet(() -> visit.t("backups.none-yet")),
                standing.next().map(formats::instant).orElse(null),
                standing.failure()
                        .map(failure ->
                                visit.t("backups.failure.said", formats.instant(failure.at()), failure.reason()))
                        .orElse(null));
    }

    private static State state(Standing standing, Visit visit) {
        if (standing.schedule() instanceof Schedule.None) {
            return new State(visit.t("backups.state.by-hand"), State.Tone.PLAIN);
        }
        if (standing.failure().isPresent()) return new State(visit.t("backups.state.failed"), State.Tone.STOP);
        return standing.lastGood().isPresent()
                ? new State(visit.t("backups.state.good"), State.Tone.OK)
                : new State(visit.t("backups.state.waiting"), State.Tone.WARN);
    }

    private static String schedule(Schedule schedule, Visit visit) {
        return switch (schedule) {
            case Schedule.None() -> visit.t("backups.schedule.none");
            case Schedule.Daily daily ->
                visit.t(
                        daily.passphrase().isPresent() ? "backups.schedule.sealed" : "backups.schedule.open",
                        daily.at().toString(),
                        daily.folder().toString(),
                        daily.keep());
        };
    }

    private static String lastGood(Backup backup, Visit visit) {
        return visit.t(
                "backups.last.said",
                visit.formats().instant(backup.takenAt()),
                backup.keptIn() == null ? "" : backup.keptIn().toString());
    }
}
