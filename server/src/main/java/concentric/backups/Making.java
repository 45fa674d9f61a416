package concentric.backups;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of making a backup. */
@CheckReturnValue
public sealed interface Making {

    /** It is whole. */
    record Made(Backup backup) implements Making {}

    /** Nothing was written, and why. */
    record Refused(List<Fault> faults) implements Making {}
}
