package concentric.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.engine.terms.Contract;
import concentric.platform.Fault;
import java.util.List;

/** What a text of contracts says. */
@CheckReturnValue
public sealed interface Reading {

    /** Contracts that could be drafted, in the order of the text. */
    record Read(List<Contract> contracts) implements Reading {}

    /** Everything that is wrong with it; the faults name line and column. */
    record Refused(List<Fault> faults) implements Reading {}
}
