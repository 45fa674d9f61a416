package concentric.engine.close;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.plan.Compilation;
import concentric.engine.plan.Plan;
import concentric.engine.terms.Measure;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every network and every close, tried on many; a failure names its seed. */
class CloseLawsTest {

    private static final int NETWORKS = 10_000;

    @Test
    void engineAgreesWithTheReferenceAndWhatOnePaysAnotherGets() {
        var moved = new HashMap<Step, Integer>();
        everyNetwork(seed -> {
            var network = new RandomClose(seed);
            Close close = Close.of(network.books());
            assertThat(close.open()).isEmpty();
            assertThat(moves(close.postings())).isEqualTo(CloseReference.close(network));
            var nets = new HashMap<String, BigInteger>();
            for (ClosePosting posting : close.postings()) {
                BigInteger amount = BigInteger.valueOf(posting.movement().amount());
                nets.merge(posting.movement().to(), amount, BigInteger::add);
                nets.merge(posting.movement().from(), amount.negate(), BigInteger::add);
                if (posting.movement().step() != Step.RELEASE) {
                    assertThat(amount).isNotNegative();
                }
                if (posting.movement().amount() != 0) {
                    moved.merge(posting.movement().step(), 1, Integer::sum);
                }
                assertThat(CloseSentence.of(posting.fact(), network.currency)).isNotBlank();
            }
            assertThat(nets.values().stream().reduce(BigInteger.ZERO, BigInteger::add))
                    .isZero();
        });
        // A generator that goes wrong would make this test pass on networks in which nothing moves.
        assertThat(moved).hasSize(Step.values().length);
        assertThat(moved.values()).allSatisfy(count -> assertThat(count).isGreaterThan(NETWORKS / 20));
    }

    @Test
    void aPartialCloseAndItsCompletionAreTheFullClose() {
        var counts = new int[2];
        everyNetwork(seed -> {
            var network = new RandomClose(seed);
            Map<Measure, BigDecimal> some = network.some();
            Close partial = Close.of(network.books(some, Set.of(), List.of(), network.holds()));
            counts[0] += partial.isComplete() ? 0 : 1;
            counts[1] += !partial.isComplete() && !partial.postings().isEmpty() ? 1 : 0;
            // Whatever the missing measures turn out to be.
            for (int i = 0; i < 2; i++) {
                Map<Measure, BigDecimal> all = network.completed(some);
                Close full = Close.of(network.books(all, Set.of(), List.of(), network.holds()));
                Close completion = Close.of(network.books(
                        all, partial.closed(), movements(partial.postings()), stillHeld(network, partial.postings())));
                assertThat(completion.open()).isEmpty();
                assertThat(moves(Stream.concat(partial.postings().stream(), completion.postings().stream())
                                .toList()))
                        .isEqualTo(moves(full.postings()));
                assertThat(completion.closed()).isEqualTo(full.closed());
                assertThat(completion.carried()).isEqualTo(full.carried()).isEqualTo(partial.carried());
            }
        });
        assertThat(counts[0]).isGreaterThan(NETWORKS / 4);
        assertThat(counts[1]).isGreaterThan(NETWORKS / 8);
    }

    @Test
    void completingInStepsIsTheFullCloseAndNothingIsPostedTwice() {
        everyNetwork(seed -> {
            var network = new RandomClose(seed);
            Map<Measure, BigDecimal> known = new HashMap<>();
            List<Held> held = network.holds();
            var closed = new HashSet<Long>();
            var posted = new ArrayList<ClosePosting>();
            for (Map.Entry<Measure, BigDecimal> reading : List.copyOf(network.measures.entrySet())) {
                known.put(reading.getKey(), reading.getValue());
                if (network.random.nextInt(6) == 0) {
                    Close close = Close.of(network.books(known, closed, movements(posted), held));
                    held = held.stream()
                            .filter(each -> !isReleased(each, close.postings()))
                            .toList();
                    closed.addAll(close.closed());
                    posted.addAll(close.postings());
                }
            }
            Close last = Close.of(network.books(network.measures, closed, movements(posted), held));
            posted.addAll(last.postings());
            assertThat(Close.of(network.books(
                                    network.measures, last.closed(), movements(posted), stillHeld(network, posted)))
                            .postings())
                    .isEmpty();
            assertThat(moves(posted)).isEqualTo(moves(Close.of(network.books()).postings()));
        });
    }

    @Test
    void whatAUnitPaysIsTracedExactlyAllTheWayDown() {
        var opened = new int[1];
        everyNetwork(seed -> {
            var network = new RandomClose(seed);
            List<ClosePosting> postings = Close.of(network.books()).postings();
            var receipts = new HashMap<String, Map<Trace.Key, Long>>();
            network.books()
                    .live()
                    .forEach(live -> receive(
                            receipts,
                            live.to(),
                            new Trace.Key("", live.offer(), live.from(), Trace.Kind.PAYMENT),
                            live.amount()));
            movements(postings)
                    .forEach(movement -> receive(
                            receipts,
                            movement.to(),
                            new Trace.Key("", "version " + movement.version(), movement.from(), Trace.Kind.CLOSE),
                            movement.amount()));
            for (Movement movement : movements(postings)) {
                Trace trace =
                        Trace.of(movement.from(), movement.amount(), receipts.getOrDefault(movement.from(), Map.of()));
                opened[0] += addsUp(trace, movement.amount(), receipts);
            }
        });
        assertThat(opened[0]).isGreaterThan(NETWORKS);
    }

    /** Opens one line after the other, as deep as they open, and answers how many did. */
    private static int addsUp(Trace trace, long amount, Map<String, Map<Trace.Key, Long>> receipts) {
        assertThat(trace.lines().stream().mapToLong(Trace.Line::amount).sum()).isEqualTo(amount);
        assertThat(trace.path()).doesNotHaveDuplicates();
        for (Trace.Line line : trace.lines()) {
            if (trace.opens(line) && line.amount() != 0) {
                String payer = line.key().orElseThrow().payer();
                return 1 + addsUp(trace.open(line, receipts.getOrDefault(payer, Map.of())), line.amount(), receipts);
            }
        }
        return 0;
    }

    private static void receive(Map<String, Map<Trace.Key, Long>> receipts, String unit, Trace.Key key, long amount) {
        receipts.computeIfAbsent(unit, of -> new HashMap<>()).merge(key, amount, Math::addExact);
    }

    @Test
    void theOrderOfWhatIsGivenDoesNotMatter() {
        everyNetwork(seed -> {
            var network = new RandomClose(seed);
            assertThat(Close.of(network.shuffled())).isEqualTo(Close.of(network.books()));
        });
    }

    @Test
    void contractsCanBeInForceAndReadBackAsTheyArePrinted() {
        everyNetwork(seed -> {
            var network = new RandomClose(seed);
            assertThat(Plan.compile(network.versions, network.owners, RandomClose.KINDS))
                    .isInstanceOf(Compilation.Compiled.class);
            network.versions.forEach(version -> {
                String text = ContractText.print(version.contract());
                assertThat(ContractText.parse(text)).isEqualTo(new Parsing.Parsed<>(version.contract()));
            });
        });
    }

    private static List<Held> stillHeld(RandomClose network, List<ClosePosting> postings) {
        return network.holds().stream()
                .filter(held -> !isReleased(held, postings))
                .toList();
    }

    private static boolean isReleased(Held held, List<ClosePosting> postings) {
        return postings.stream()
                .map(ClosePosting::movement)
                .anyMatch(movement -> movement.step() == Step.RELEASE
                        && movement.version() == held.version().id()
                        && movement.clause() == held.clause());
    }

    private static List<Movement> movements(List<ClosePosting> postings) {
        return postings.stream().map(ClosePosting::movement).toList();
    }

    private static Map<String, BigInteger> moves(List<ClosePosting> postings) {
        var moves = new LinkedHashMap<String, BigInteger>();
        for (Movement movement : movements(postings)) {
            moves.merge(
                    movement.step() + " " + movement.from() + " → " + movement.to() + " " + movement.version() + "/"
                            + movement.clause() + "/" + movement.position(),
                    BigInteger.valueOf(movement.amount()),
                    BigInteger::add);
        }
        return moves;
    }

    /** Tries a law on every seed; a failure names the seed. */
    private static void everyNetwork(LongConsumer law) {
        for (long seed = 1; seed <= NETWORKS; seed++) {
            try {
                law.accept(seed);
            } catch (Throwable broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
        }
    }
}
