package concentric.simulation;

import java.util.List;

/**
 * A call with what happens to it.
 *
 * @param call what is asked
 * @param program by which of the programs that run at once
 * @param faults what breaks at the first try, at the second and so on
 * @param persists whether the caller tries until there is an answer, or gives up after the last fault
 */
record Errand(Call call, int program, List<Fault> faults, boolean persists) {

    /** A try of it, and what the caller was told. */
    record Try(Errand errand, Answer answer, boolean struck) {}

    @Override
    public String toString() {
        return (program == 0 ? "" : "at the other program: ")
                + call
                + (faults.isEmpty() ? "" : " " + faults)
                + (faults.isEmpty() || persists ? "" : " and gives up");
    }
}
