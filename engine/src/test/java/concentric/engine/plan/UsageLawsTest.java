package concentric.engine.plan;

import static concentric.engine.plan.Laws.NETWORKS;
import static concentric.engine.plan.Laws.TRIED;
import static concentric.engine.plan.Laws.everyNetwork;
import static concentric.engine.plan.Laws.facts;
import static concentric.engine.plan.Laws.moves;
import static concentric.engine.plan.Laws.nets;
import static concentric.engine.plan.Laws.nonZero;
import static concentric.engine.plan.Laws.plan;
import static concentric.engine.plan.Laws.sums;
import static concentric.engine.plan.Laws.sumsOutside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Quantity;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every usage in every network. */
class UsageLawsTest {

    @Test
    void usageAgreesWithTheReferenceAndSumsToZero() {
        var settled = new long[1];
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            Settler settler = plan.settler();
            String service = network.services.get(network.below(network.services.size()));
            int root = plan.service(service).orElseThrow();
            assertThat(plan.cascade(root).root())
                    .isInstanceOfSatisfying(
                            Root.Service.class,
                            found -> assertThat(found.name()).isEqualTo(service));
            for (int i = 0; i < TRIED; i++) {
                long quantity = network.quantity();
                BigInteger price = Reference.price(network, service, quantity);
                var sums = new long[plan.lines().size()];
                if (price.bitLength() >= Long.SIZE) {
                    assertThat(plan.amount(root, new Quantity(quantity))).isInstanceOf(Figure.Refused.class);
                    assertThatThrownBy(() -> settler.use(root, quantity, sums)).isInstanceOf(ArithmeticException.class);
                    continue;
                }
                assertThat(plan.amount(root, new Quantity(quantity)))
                        .isEqualTo(new Figure.Exact<>(new Money(
                                price.longValueExact(), plan.cascade(root).currency())));
                settler.use(root, quantity, sums);
                assertThat(moves(plan, sums)).isEqualTo(nonZero(Reference.use(network, service, quantity)));
                assertThat(sums(plan, plan.explain(root, new Quantity(quantity))))
                        .isEqualTo(sums);
                assertThat(sumsOutside(plan, root, sums)).isZero();
                Map<String, Long> nets = nets(plan, sums, "consumer");
                assertThat(nets.values().stream().mapToLong(net -> net).sum()).isZero();
                assertThat(nets.getOrDefault("consumer", 0L)).isEqualTo(-price.longValueExact());
                nets.remove("consumer");
                assertThat(nets.values()).allMatch(net -> net >= 0);
                // A consumer that is itself paid has one account, and nothing else changes.
                Map<String, Long> own = nets(plan, sums, plan.parties().getLast());
                assertThat(own.values().stream().mapToLong(net -> net).sum()).isZero();
                settled[0] += Arrays.stream(sums).filter(sum -> sum != 0).count();
            }
        });
        assertThat(settled[0]).isGreaterThan(NETWORKS * TRIED);
    }

    @Test
    void usageInBlocksAndByCountsGivesTheSameTotals() {
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            int service = plan.service("hosting").orElseThrow();
            int rows = seed % 50 == 0 ? 1000 : 1 + network.below(20);
            long[] quantities = LongStream.generate(() -> network.quantity() / (1L << 31))
                    .limit(rows)
                    .toArray();
            long[] counts =
                    LongStream.generate(() -> network.below(4)).limit(rows).toArray();
            var oneByOne = new long[plan.lines().size()];
            var counted = new long[plan.lines().size()];
            Settler settler = plan.settler();
            for (int row = rows - 1; row >= 0; row--) {
                settler.use(service, quantities[row], oneByOne);
                for (long count = counts[row]; count > 0; count--) {
                    settler.use(service, quantities[row], counted);
                }
            }
            var inBlocks = new long[plan.lines().size()];
            var byCounts = new long[plan.lines().size()];
            int split = network.below(rows + 1);
            Settler other = plan.settler();
            other.use(service, quantities, split, rows, inBlocks);
            settler.use(service, quantities, 0, split, inBlocks);
            settler.use(service, quantities, counts, 0, rows, byCounts);
            assertThat(inBlocks).isEqualTo(oneByOne);
            assertThat(byCounts).isEqualTo(counted);
        });
    }

    @Test
    void aPlanOfJustTheCascadeOfAServiceSettlesAlike() {
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            int service = plan.service("hosting").orElseThrow();
            Cascade cascade = plan.cascade(service);
            Plan small = plan(cascade.versions().stream().map(plan::version).toList(), Map.of());
            int smallService = small.service("hosting").orElseThrow();
            assertThat(small.cascade(smallService)).isEqualTo(cascade);
            long quantity = network.quantity() / (1L << 31);
            var sums = new long[plan.lines().size()];
            var smallSums = new long[small.lines().size()];
            plan.settler().use(service, quantity, sums);
            small.settler().use(smallService, quantity, smallSums);
            assertThat(moves(small, smallSums)).isEqualTo(moves(plan, sums));
            assertThat(facts(small.explain(smallService, new Quantity(quantity))))
                    .isEqualTo(facts(plan.explain(service, new Quantity(quantity))));
        });
    }
}
