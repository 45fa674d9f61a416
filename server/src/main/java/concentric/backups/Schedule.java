package concentric.backups;

import concentric.backups.age.Passphrase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Whether backups are made by themselves: told when the program starts, and kept nowhere. */
public sealed interface Schedule {

    /** None are. */
    record None() implements Schedule {}

    /**
     * One each day.
     *
     * @param folder where they are kept
     * @param at when, in the organisation's time zone
     * @param keep how many of them
     * @param passphrase seals them; none: whoever gets hold of a file can read it
     */
    record Daily(Path folder, LocalTime at, int keep, Optional<Passphrase> passphrase) implements Schedule {

        private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss");

        public Daily {
            if (keep < 1) throw new IllegalArgumentException("at least one backup is kept, not " + keep);
            folder = folder.toAbsolutePath().normalize();
        }

        /** The last instant, now or earlier, at which a backup was due; the one before it is due no more. */
        public Instant lastDue(Instant now, ZoneId zone) {
            var today = now.atZone(zone).toLocalDate();
            var due = today.atTime(at).atZone(zone).toInstant();
            return due.isAfter(now) ? today.minusDays(1).atTime(at).atZone(zone).toInstant() : due;
        }

        /** The next instant after now at which one will be. */
        public Instant nextDue(Instant now, ZoneId zone) {
            var today = now.atZone(zone).toLocalDate();
            var due = today.atTime(at).atZone(zone).toInstant();
            return due.isAfter(now)
                    ? due
                    : today.plusDays(1).atTime(at).atZone(zone).toInstant();
        }

        /** The file of a backup taken at an instant. */
        Path file(Instant takenAt, ZoneId zone) {
            var name = "concentric-" + STAMP.format(takenAt.atZone(zone)) + ".tar.gz";
            return folder.resolve(passphrase.isPresent() ? name + ".age" : name);
        }
    }
}
