package concentric.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Simulated worlds, in which connections break, programs are killed and clocks are moved")
class SimulationTest {

    /** Those that {@link PlantedBug} names are among them: they find the bug and nothing else. */
    static final int SEEDS = 24;

    private static final Subject PROGRAM = Subjects.asWritten();

    @Test
    @DisplayName("every law holds after each step, and the steps are those that a simulation is for")
    void laws() {
        var broken = new ArrayList<String>();
        var reached = new TreeSet<String>();
        Worlds.play(PROGRAM, 1, SEEDS, outcome -> {
            reached.addAll(outcome.reached().keySet());
            if (!outcome.holds()) broken.add("bin/drill simulate --seed " + outcome.seed() + ": " + outcome.broken());
        });
        assertThat(broken).isEmpty();
        assertThat(reached).containsAll(WHAT_FOR);
    }

    private static final List<String> WHAT_FOR = List.of(
            "cut off before CONNECT",
            "cut off before STATEMENT",
            "cut off after STATEMENT",
            "cut off before COMMIT",
            "cut off after COMMIT",
            "killed before COMMIT",
            "killed after COMMIT",
            "somebody waited for a lock",
            "Pay: taken",
            "Pay: refused other-content",
            "GiveBack: taken",
            "Use: taken",
            "Upload: done",
            "RunJobs: no answer",
            "Undo: done",
            "Draft: done",
            "Draft: refused settled-already",
            "End: done",
            "SignTransfer: done",
            "PostAll: no answer",
            "SettleLate: done");

    @Test
    @DisplayName("the same seed is the same world, to the last statement")
    void again() {
        long seed = 3;
        var first = Worlds.play(PROGRAM, seed);
        var second = Worlds.play(PROGRAM, seed);
        assertThat(second.story()).isEqualTo(first.story());
        assertThat(second.trace()).isEqualTo(first.trace());
    }
}
