/**
 * Backups: all that an installation holds, as it was at one instant, in one file; by hand, or each day by itself.
 *
 * <p>Verbs: make a backup (restoring one is for the command line, where no program runs). Invariants: a backup holds one
 * snapshot of the whole database, taken while others go on writing, and the checkpoints up to there; one that the program keeps was read back before it
 * counts; only files that the program made itself are removed, and never the last {@code keep}. Not its business: what the
 * rows mean; whether the ledger holds is the ledger's own proof.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: web", "people", "ledger"})
@NullMarked
package concentric.backups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
