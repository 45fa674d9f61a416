package concentric.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;

/** What became of asking for a job. */
@CheckReturnValue
public sealed interface Enqueuing {

    /** It will start in a moment. */
    record Enqueued(Job job) implements Enqueuing {}

    /** The file or the options can't be used; nothing was stored. */
    record Refused(List<Fault> faults) implements Enqueuing {}
}
