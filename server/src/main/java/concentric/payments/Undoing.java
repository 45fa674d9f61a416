package concentric.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of taking an import back. */
@CheckReturnValue
public sealed interface Undoing {

    /** Everything that was left of it is given back. */
    record Undone(UndoneImport undone) implements Undoing {}

    /** Nothing changed, and why. */
    record Refused(List<Fault> faults) implements Undoing {}

    /** There is no such import. */
    record Unknown() implements Undoing {}
}
