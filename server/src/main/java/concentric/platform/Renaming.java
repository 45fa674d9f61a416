package concentric.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;

/** What became of giving a term another word. */
@CheckReturnValue
public sealed interface Renaming {

    /** All pages, references and files say it so from now on. */
    record Renamed() implements Renaming {}

    /** Nothing was renamed, and why. */
    record Refused(List<Fault> faults) implements Renaming {}
}
