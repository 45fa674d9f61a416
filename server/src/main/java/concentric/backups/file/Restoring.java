package concentric.backups.file;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;

/** What became of restoring a backup. */
@CheckReturnValue
public sealed interface Restoring {

    /**
     * All of it is in the database, and was read back with the hashes of the file.
     *
     * @param checkpoints what belongs into the data folder, a line each
     */
    record Restored(Contents contents, List<String> checkpoints) implements Restoring {}

    /**
     * Nothing changed.
     *
     * @param why a sentence that names what is in the way
     */
    record Refused(String why) implements Restoring {}
}
