package concentric.home;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.platform.Organisations;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several people open a new installation at the same moment. */
@ApplicationTest
class FirstVisitRaceTest {

    private static final int VISITORS = 6;

    private final FirstVisits firstVisits;
    private final Organisations organisations;

    FirstVisitRaceTest(FirstVisits firstVisits, Organisations organisations) {
        this.firstVisits = firstVisits;
        this.organisations = organisations;
    }

    @Test
    void exactlyOneBecomesCustodianAndTheOthersAreTold() throws Exception {
        var start = new CyclicBarrier(VISITORS);
        try (var visitors = Executors.newFixedThreadPool(VISITORS)) {
            var visits = IntStream.range(0, VISITORS)
                    .mapToObj(i -> (Callable<Beginning>) () -> {
                        start.await();
                        return firstVisits.begin(new FirstVisit(
                                "Organisation " + i,
                                "UTC",
                                "EUR",
                                false,
                                "Visitor " + i,
                                "visitor" + i,
                                "afternoon tea"));
                    })
                    .toList();
            var outcomes = visitors.invokeAll(visits).stream()
                    .map(outcome -> outcome.resultNow())
                    .toList();
            var begun =
                    outcomes.stream().filter(Beginning.Begun.class::isInstance).toList();
            assertThat(begun).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Beginning.Refused.class::isInstance)
                    .hasSize(VISITORS - 1)
                    .allSatisfy(refused -> assertThat(((Beginning.Refused) refused).faults())
                            .extracting(fault -> fault.code())
                            .containsExactly("already-set-up"));
            var custodian = ((Beginning.Begun) begun.getFirst()).custodian();
            assertThat(organisations.current().name())
                    .isEqualTo(custodian.name().replace("Visitor", "Organisation"));
        }
    }
}
