package concentric.closes;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of closing a month. */
@CheckReturnValue
public sealed interface Closing {

    /** It is closed, or what was open of it is completed, as the preview said. */
    record Closed(MonthClose close) implements Closing {}

    /** Nothing happened: what it would decide has changed since the preview that was seen. */
    record Changed(MonthClose now) implements Closing {}

    /** Nothing happened, and why. */
    record Refused(List<Fault> faults) implements Closing {}
}
