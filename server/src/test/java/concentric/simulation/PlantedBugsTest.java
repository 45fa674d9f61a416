package concentric.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The simulation finds bugs that are planted in a copy of the program")
class PlantedBugsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    @DisplayName("a planted bug breaks a law in the world of its seed, which holds without it")
    void found(PlantedBug bug) {
        assertThat(bug.seed()).as("a seed of SimulationTest").isBetween(1L, (long) SimulationTest.SEEDS);
        var outcome = Worlds.play(bug.subject(), bug.seed());
        assertThat(outcome.broken()).isNotNull().contains(bug.law());
    }

    static List<PlantedBug> bugs() {
        return PlantedBug.ALL;
    }
}
