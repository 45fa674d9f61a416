package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.Ovens;
import concentric.TablesOwner;
import concentric.payments.NewPayment;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.payments.Sequence;
import concentric.platform.Actor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger as a whole: figures before and after posting, batches, proofs, and what a proof finds. */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerTest {

    private static final int PAYMENTS = 12_000;

    private final Ovens ovens;
    private final Payments payments;
    private final Sequence sequence;
    private final Ledger ledger;
    private final Poster poster;
    private final Proofs proofs;
    private final LedgerStore store;
    private final JdbcClient jdbc;
    private final TablesOwner owner;
    private final MovableClock clock;

    private Actor console;
    private List<Total> beforePosting = List.of();

    LedgerTest(
            Ovens ovens,
            Payments payments,
            Sequence sequence,
            Ledger ledger,
            Poster poster,
            Proofs proofs,
            LedgerStore store,
            JdbcClient jdbc,
            TablesOwner owner,
            MovableClock clock) {
        this.ovens = ovens;
        this.payments = payments;
        this.sequence = sequence;
        this.ledger = ledger;
        this.poster = poster;
        this.proofs = proofs;
        this.store = store;
        this.jdbc = jdbc;
        this.owner = owner;
        this.clock = clock;
        this.console = new Actor(0, "", false);
    }

    @BeforeAll
    void recordPayments() {
        console = ovens.foundAndSign();
        var random = new SplittableRandom(7);
        var all = new ArrayList<NewPayment>();
        for (int i = 0; i < PAYMENTS; i++) all.add(payment(i, random));
        record(all.subList(0, 7_000));
        beforePosting = sorted(ledger.totals(Period.ALWAYS));
        record(all.subList(7_000, PAYMENTS));
    }

    @Test
    @Order(1)
    void figuresAreTheSameBeforeAndAfterPosting() {
        assertThat(beforePosting).isNotEmpty();
        poster.postDue();
        var mixed = sorted(ledger.totals(Period.ALWAYS));
        assertThat(store.lastBatch().orElseThrow().toSeq()).isEqualTo(Poster.BATCH);

        clock.advance(Duration.ofDays(1));
        poster.postDue();

        assertThat(store.lastBatch().orElseThrow().toSeq()).isEqualTo(PAYMENTS);
        assertThat(sorted(ledger.totals(Period.ALWAYS))).isEqualTo(mixed);
    }

    @Test
    @Order(2)
    void totalsAddUpToZeroAndCustomersPaidAll() {
        var totals = ledger.totals(Period.ALWAYS);
        assertThat(totals.stream().mapToLong(Total::net).sum()).isZero();
        long paid = jdbc.sql("select sum(amount) from payments.payment")
                .query(Long.class)
                .single();
        assertThat(totals)
                .filteredOn(total -> total.account().kind() == Account.Kind.CLEARING)
                .singleElement()
                .returns(paid, Total::paid);
    }

    @Test
    @Order(3)
    void sequenceNumbersHaveNoGap() {
        assertThat(sequence.last()).isEqualTo(PAYMENTS);
        assertThat(jdbc.sql("select count(*) from payments.payment")
                        .query(Long.class)
                        .single())
                .isEqualTo(PAYMENTS);
    }

    @Test
    @Order(4)
    void whyAddsUpToTheTotal() {
        for (var total : ledger.totals(Period.ALWAYS)) {
            long received = 0;
            long paid = 0;
            for (var flow : ledger.flows(total.account(), Period.ALWAYS)) {
                if (flow.reason().account().equals(total.account())) received += flow.amount();
                if (flow.reason().counter().equals(total.account())) paid += flow.amount();
            }
            assertThat(new Total(total.account(), received, paid)).isEqualTo(total);
        }
    }

    @Test
    @Order(5)
    void bothProofsHold() {
        assertThat(proofs.verify(false).differences()).isEmpty();
        assertThat(proofs.verify(true).differences()).isEmpty();
    }

    @Test
    @Order(6)
    void aChangedPostingIsFoundWithBatchAccountAndAmount() {
        owner.jdbc()
                .sql("update ledger.entry set amount = amount + 1 where batch_id = 1 and number = 1")
                .update();
        var changed = store.entries(1).getFirst();
        for (boolean full : new boolean[] {false, true}) {
            assertThat(proofs.verify(full).differences())
                    .anySatisfy(difference -> assertThat(difference)
                            .returns(1L, Difference::batch)
                            .returns(Difference.Kind.ENTRIES, Difference::kind)
                            .returns(changed.key().account(), Difference::account)
                            .returns(1L, d -> d.posted() - d.proven()));
        }
        owner.jdbc()
                .sql("update ledger.entry set amount = amount - 1 where batch_id = 1 and number = 1")
                .update();
        assertThat(proofs.verify(true).holds()).isTrue();
    }

    @Test
    @Order(7)
    void aChangedPaymentIsFoundByTheFullProof() {
        owner.jdbc()
                .sql("update payments.payment set amount = amount + 100 where seq = 42")
                .update();
        assertThat(proofs.verify(true).differences())
                .extracting(Difference::kind)
                .contains(Difference.Kind.PAYMENTS, Difference.Kind.ENTRIES);
        owner.jdbc()
                .sql("update payments.payment set amount = amount - 100 where seq = 42")
                .update();
    }

    @Test
    @Order(8)
    void aChangedTallyIsFound() {
        var oneRow = " where (shared, quantity, month) = "
                + "(select shared, quantity, month from ledger.tally order by 1, 2, 3 limit 1)";
        owner.jdbc().sql("update ledger.tally set count = count + 1" + oneRow).update();
        assertThat(proofs.verify(false).differences())
                .extracting(Difference::kind)
                .contains(Difference.Kind.TALLY);
        assertThat(proofs.verify(true).differences())
                .extracting(Difference::kind)
                .contains(Difference.Kind.TALLY);
        owner.jdbc().sql("update ledger.tally set count = count - 1" + oneRow).update();
    }

    @Test
    @Order(9)
    void aRemovedPaymentAndABentChainAreFound() {
        owner.jdbc().sql("delete from payments.payment where seq = 10500").update();
        owner.jdbc()
                .sql("update ledger.batch set posted_at = posted_at + interval '1 second' where id = 1")
                .update();
        assertThat(proofs.verify(true).differences())
                .contains(
                        Difference.of(2, Difference.Kind.GAP),
                        Difference.of(2, Difference.Kind.PAYMENTS),
                        Difference.of(1, Difference.Kind.CHAIN));
    }

    private void record(List<NewPayment> some) {
        assertThat(payments.record(some, null, console)).isInstanceOf(Recording.Recorded.class);
    }

    private static List<Total> sorted(List<Total> totals) {
        return totals.stream()
                .sorted((a, b) -> Settlement.ACCOUNTS.compare(a.account(), b.account()))
                .toList();
    }

    private static NewPayment payment(int number, SplittableRandom random) {
        var amount = BigDecimal.valueOf(random.nextInt(20_000), 2);
        var tax = random.nextInt(4) == 0 ? amount.divideToIntegralValue(BigDecimal.TEN) : BigDecimal.ZERO;
        return new NewPayment(
                "till",
                "p" + number,
                "oven-subscription",
                "c" + random.nextInt(500),
                "s" + random.nextInt(5),
                amount.toPlainString(),
                "EUR",
                String.valueOf(1 + random.nextInt(3)),
                "2026-0" + (1 + random.nextInt(6)) + "-1" + random.nextInt(10),
                tax.toPlainString(),
                List.of());
    }
}
