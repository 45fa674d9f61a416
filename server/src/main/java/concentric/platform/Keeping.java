package concentric.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;

/** What became of bringing a file that has to be understood first. */
@CheckReturnValue
public sealed interface Keeping {

    /** It waits. */
    record Kept(Upload upload) implements Keeping {}

    /** There is no table in it; nothing was stored. */
    record Refused(List<Fault> faults) implements Keeping {}
}
