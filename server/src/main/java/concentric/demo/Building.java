package concentric.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Job;

/** What became of building the demonstration. */
@CheckReturnValue
public sealed interface Building {

    /**
     * It is there.
     *
     * @param payments how many lines were read, payments recorded, lines rejected and set aside
     */
    record Built(Job.Counts payments) implements Building {}

    /** The installation belongs to somebody else: nothing was changed. */
    record Occupied() implements Building {}

    /**
     * An import was cancelled or failed; building again goes on from there.
     *
     * @param job the import as it stands
     */
    record Stopped(Job job) implements Building {}
}
