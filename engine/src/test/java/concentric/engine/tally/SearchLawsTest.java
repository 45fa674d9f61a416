package concentric.engine.tally;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Term;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for every search, beside trying all values one by one; a failure names its seed. */
@DisplayName("What it would take")
class SearchLawsTest {

    private static final int NETWORKS = 100;
    private static final int THIRD_MORE = 1_333;
    private static final int HEAVIEST_TRIED = 60;

    @Test
    @DisplayName("is the smallest growth of an offer's volume at which everybody has enough, or what is then missing")
    void volume() {
        int found = 0;
        int none = 0;
        for (long seed = 1; seed <= NETWORKS; seed++) {
            var history = new RandomHistory(seed);
            LongFunction<Map<String, Long>> trial = perMille -> Rehearsal.kept(RehearsalLawsTest.replayed(
                    history, history.draft, Volumes.UNCHANGED.with(List.of("tea"), Math.toIntExact(perMille))));
            // What they keep by the contract in force is often out of reach; what some growth gives them is not.
            var floors = seed % 2 == 0
                    ? Rehearsal.kept(RehearsalLawsTest.replayed(history, history.inForce))
                    : trial.apply(Volumes.SAME + new Random(seed).nextInt(THIRD_MORE - Volumes.SAME));
            var range = new Search.Range(Volumes.SAME, Volumes.SAME, THIRD_MORE);
            var smallest = smallest(range, floors, trial);
            switch (Search.of(range, floors, trial)) {
                case Search.Found.At(long value, int tried) -> {
                    assertThat(OptionalLong.of(value)).as("seed %d", seed).isEqualTo(smallest);
                    assertThat(tried).as("seed %d", seed).isLessThan(30);
                    found++;
                }
                case Search.Found.None(long closest, var missing, int tried) -> {
                    assertThat(smallest).as("seed %d", seed).isEmpty();
                    assertThat(missing).as("seed %d", seed).isEqualTo(missing(floors, trial.apply(closest)));
                    none++;
                }
            }
        }
        // A generator that goes wrong would make this test pass on searches that find nothing.
        assertThat(found).isPositive();
        assertThat(none).isPositive();
    }

    @Test
    @DisplayName(
            "is the weight next to the drafted one at which one party has its floor, and no other weight between does")
    void weight() {
        int found = 0;
        for (long seed = 1; seed <= NETWORKS; seed++) {
            var history = new RandomHistory(seed);
            var draft = contract(history.draft);
            var terms = Term.of(draft).stream()
                    .filter(term -> term.kind() == Term.Kind.WEIGHT)
                    .toList();
            if (terms.isEmpty()) continue;
            var random = new Random(seed);
            var term = terms.get(random.nextInt(terms.size()));
            LongFunction<Map<String, Long>> trial = weight -> Rehearsal.kept(RehearsalLawsTest.replayed(
                    history, ContractText.print(term.with(weight).in(draft))));
            var range = new Search.Range(term.value(), 1, HEAVIEST_TRIED);
            var party = "u" + random.nextInt(3);
            var floors = Map.of(
                    party, trial.apply(1 + random.nextInt(HEAVIEST_TRIED)).getOrDefault(party, 0L));
            var outcome = Search.of(range, floors, trial);
            assertThat(outcome).as("seed %d", seed).isInstanceOf(Search.Found.At.class);
            long value = ((Search.Found.At) outcome).value();
            assertThat(missing(floors, trial.apply(value))).as("seed %d", seed).isEmpty();
            long step = Long.signum(term.value() - value);
            if (step == 0) continue;
            var nearer =
                    LongStream.iterate(value + step, weight -> weight != term.value() + step, weight -> weight + step);
            assertThat(nearer.filter(weight ->
                                    missing(floors, trial.apply(weight)).isEmpty())
                            .toArray())
                    .as("seed %d", seed)
                    .isEmpty();
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    @DisplayName("changes one number of a contract and leaves the text of all others")
    void terms() {
        for (long seed = 1; seed <= NETWORKS; seed++) {
            var history = new RandomHistory(seed);
            for (var text : history.contracts) {
                var contract = contract(text);
                for (var term : Term.of(contract)) {
                    assertThat(term.in(contract)).as("seed %d", seed).isEqualTo(contract);
                    var other = term.with(term.value() + 1).in(contract);
                    assertThat(Term.of(other)).as("seed %d", seed).hasSameSizeAs(Term.of(contract));
                    assertThat(Term.of(other).stream()
                                    .filter(each -> !Term.of(contract).contains(each)))
                            .as("seed %d", seed)
                            .containsExactly(term.with(term.value() + 1));
                }
            }
        }
    }

    private static OptionalLong smallest(
            Search.Range range, Map<String, Long> floors, LongFunction<Map<String, Long>> trial) {
        return LongStream.rangeClosed(range.from(), range.most())
                .filter(value -> missing(floors, trial.apply(value)).isEmpty())
                .findFirst();
    }

    private static Map<String, Long> missing(Map<String, Long> floors, Map<String, Long> kept) {
        var missing = new HashMap<String, Long>();
        floors.forEach((party, floor) -> {
            if (kept.getOrDefault(party, 0L) < floor) missing.put(party, floor - kept.getOrDefault(party, 0L));
        });
        return missing;
    }

    private static Contract contract(String text) {
        if (!(ContractText.parse(text) instanceof Parsing.Parsed<Contract>(var contract))) {
            throw new AssertionError(text);
        }
        return contract;
    }
}
