package concentric.engine.plan;

import static concentric.engine.plan.Laws.NETWORKS;
import static concentric.engine.plan.Laws.TRIED;
import static concentric.engine.plan.Laws.everyNetwork;
import static concentric.engine.plan.Laws.facts;
import static concentric.engine.plan.Laws.moves;
import static concentric.engine.plan.Laws.nonZero;
import static concentric.engine.plan.Laws.plan;
import static concentric.engine.plan.Laws.sums;
import static concentric.engine.plan.Laws.sumsOutside;
import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every network and every payment, tried on many; a failure names its seed. */
class LawsTest {

    @Test
    void engineAgreesWithTheReferenceAndExplainsWhatItSettles() {
        var settled = new long[1];
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            Settler settler = plan.settler();
            for (int i = 0; i < TRIED; i++) {
                int offer = network.below(plan.offers().size());
                long amount = network.amount();
                long quantity = network.quantity();
                var sums = new long[plan.lines().size()];
                settler.settle(offer, amount, quantity, sums);
                assertThat(moves(plan, sums))
                        .as("settled")
                        .isEqualTo(
                                nonZero(Reference.settle(network, plan.offers().get(offer), amount, quantity)));
                assertThat(sums(plan, plan.explain(offer, amount, quantity)))
                        .as("explained")
                        .isEqualTo(sums);
                assertThat(sumsOutside(plan, offer, sums))
                        .as("other offers' lines")
                        .isZero();
                settled[0] += Arrays.stream(sums).filter(sum -> sum != 0).count();
            }
        });
        // A generator that goes wrong would make this test pass on networks in which nothing moves.
        assertThat(settled[0]).isGreaterThan(NETWORKS * TRIED);
    }

    @Test
    void partsAddUpToThePaymentAndNobodyIsNegative() {
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            int offer = network.below(plan.offers().size());
            long amount = network.amount();
            var sums = new long[plan.lines().size()];
            plan.settler().settle(offer, amount, network.quantity(), sums);
            var nets = new long[plan.parties().size()];
            for (int i = 0; i < sums.length; i++) {
                Line line = plan.lines().get(i);
                nets[line.to()] += sums[i];
                if (line.from() >= 0) {
                    nets[line.from()] -= sums[i];
                }
            }
            assertThat(Arrays.stream(nets).sum()).isEqualTo(amount);
            assertThat(Arrays.stream(nets).min().orElse(0)).isNotNegative();
        });
    }

    @Test
    void anyOrderAndPartitionGivesTheSameTotals() {
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            int offer = network.below(plan.offers().size());
            int rows = seed % 50 == 0 ? 1000 : 1 + network.below(20);
            long[] amounts = LongStream.generate(() -> network.amount() / (4L * 1000 * 7))
                    .limit(rows)
                    .toArray();
            long[] quantities =
                    LongStream.generate(network::quantity).limit(rows).toArray();
            long[] counts =
                    LongStream.generate(() -> network.below(4)).limit(rows).toArray();
            var oneByOne = new long[plan.lines().size()];
            var counted = new long[plan.lines().size()];
            Settler settler = plan.settler();
            for (int row = rows - 1; row >= 0; row--) {
                settler.settle(offer, amounts[row], quantities[row], oneByOne);
                for (long count = counts[row]; count > 0; count--) {
                    settler.settle(offer, amounts[row], quantities[row], counted);
                }
            }
            var inBlocks = new long[plan.lines().size()];
            var byCounts = new long[plan.lines().size()];
            int split = network.below(rows + 1);
            Settler other = plan.settler();
            other.settle(offer, amounts, quantities, split, rows, inBlocks);
            settler.settle(offer, amounts, quantities, 0, split, inBlocks);
            settler.settle(offer, amounts, quantities, counts, 0, rows, byCounts);
            assertThat(inBlocks).isEqualTo(oneByOne);
            assertThat(byCounts).isEqualTo(counted);
        });
    }

    @Test
    void aPlanOfJustTheCascadeSettlesAlike() {
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            int offer = network.below(plan.offers().size());
            Cascade cascade = plan.cascade(offer);
            var owners = new HashMap<String, String>();
            String name = plan.offers().get(offer);
            cascade.owner().ifPresent(owner -> owners.put(name, owner));
            List<Version> versions = new ArrayList<>(
                    cascade.versions().stream().map(plan::version).toList());
            // What all offers are is known from their owners.
            if (versions.getFirst().contract().source() instanceof Source.AllPayments) {
                owners.putIfAbsent(name, "somebody");
            }
            Plan small = plan(versions.reversed(), owners);
            int smallOffer = small.offer(name).orElseThrow();
            assertThat(small.cascade(smallOffer)).isEqualTo(cascade);
            assertThat(new HashSet<>(cascade.versions())).hasSameSizeAs(cascade.versions());
            long amount = network.amount();
            long quantity = network.quantity();
            var sums = new long[plan.lines().size()];
            var smallSums = new long[small.lines().size()];
            plan.settler().settle(offer, amount, quantity, sums);
            small.settler().settle(smallOffer, amount, quantity, smallSums);
            assertThat(moves(small, smallSums)).isEqualTo(moves(plan, sums));
            assertThat(facts(small.explain(smallOffer, amount, quantity)))
                    .isEqualTo(facts(plan.explain(offer, amount, quantity)));
        });
    }

    @Test
    void contractsReadBackAsTheyArePrinted() {
        everyNetwork(seed -> {
            for (Version version : new RandomNetwork(seed).versions) {
                String text = ContractText.print(version.contract());
                assertThat(ContractText.parse(text)).isEqualTo(new Parsing.Parsed<>(version.contract()));
            }
        });
    }
}
