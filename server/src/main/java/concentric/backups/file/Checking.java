package concentric.backups.file;

import com.google.errorprone.annotations.CheckReturnValue;

/** What a look through a file found. */
@CheckReturnValue
public sealed interface Checking {

    /** It is whole, and as it was written. */
    record Sound(Contents contents) implements Checking {}

    /**
     * It can't be used.
     *
     * @param why a sentence that names the file, and where in it
     */
    record Unusable(String why) implements Checking {}
}
