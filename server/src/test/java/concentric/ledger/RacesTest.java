package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.Ovens;
import concentric.contracts.Adding;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Offers;
import concentric.contracts.Signing;
import concentric.payments.NewPayment;
import concentric.payments.NewRefund;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.payments.Recording.Receipt;
import concentric.payments.RefundRecording;
import concentric.payments.Refunds;
import concentric.payments.Sequence;
import concentric.platform.Actor;
import concentric.platform.Fault;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many at once, each in a thread of its own, all let go at the same moment. */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Races")
class RacesTest {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");

    private final Ovens ovens;
    private final Offers offers;
    private final Contracts contracts;
    private final Payments payments;
    private final Refunds refunds;
    private final Sequence sequence;
    private final Batches batches;
    private final Poster poster;
    private final Ledger ledger;
    private final Proofs proofs;
    private final MovableClock clock;
    private Actor custodian = new Actor(0, "", false);

    RacesTest(
            Ovens ovens,
            Offers offers,
            Contracts contracts,
            Payments payments,
            Refunds refunds,
            Sequence sequence,
            Batches batches,
            Poster poster,
            Ledger ledger,
            Proofs proofs,
            MovableClock clock) {
        this.ovens = ovens;
        this.offers = offers;
        this.contracts = contracts;
        this.payments = payments;
        this.refunds = refunds;
        this.sequence = sequence;
        this.batches = batches;
        this.poster = poster;
        this.ledger = ledger;
        this.proofs = proofs;
        this.clock = clock;
    }

    @BeforeAll
    void found() {
        custodian = ovens.foundAndSign();
    }

    @Test
    @DisplayName(
            "a hundred callers of the same thousand payments, ten in a call, each in an order of its own: a thousand bookings")
    void sameIdentities() throws Exception {
        long before = sequence.last();

        var told = together(100, caller -> {
            var names = new ArrayList<>(
                    IntStream.range(0, 1_000).mapToObj(n -> "same-" + n).toList());
            Collections.shuffle(names, new Random(caller));
            var receipts = new ArrayList<Receipt>();
            for (int i = 0; i < names.size(); i += 10) receipts.addAll(recorded(names.subList(i, i + 10)));
            return receipts;
        });

        assertThat(sequence.last() - before).isEqualTo(1_000);
        var firsts = new HashSet<String>();
        var bookings = new HashMap<String, Payment>();
        for (var receipt : told.stream().flatMap(List::stream).toList()) {
            var payment = receipt.payment();
            if (receipt.first()) assertThat(firsts.add(payment.externalId())).isTrue();
            assertThat(bookings.computeIfAbsent(payment.externalId(), name -> payment))
                    .isEqualTo(payment);
        }
        assertThat(firsts).hasSize(1_000);
        assertProofHolds();
    }

    @Test
    @DisplayName("twenty refunds at once, two of which there is enough for: two")
    void refundsAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            var name = "back-" + i;
            receipt(payment(name, "oven-subscription", FIRST_DAY));

            var recordings = together(
                    20,
                    caller -> refunds.record(
                            List.of(new NewRefund(
                                    "till",
                                    name + "/" + caller,
                                    "till",
                                    name,
                                    "4.00",
                                    "EUR",
                                    "",
                                    "2026-02-02",
                                    "",
                                    List.of())),
                            null,
                            custodian));

            assertThat(recordings.stream().filter(RefundRecording.Recorded.class::isInstance))
                    .hasSize(2);
        }
        assertProofHolds();
    }

    @Test
    @DisplayName("contracts versioned while payments come: each is settled by the version in force on its day")
    void versionsWhilePaymentsCome() throws Exception {
        assertThat(offers.add("apron", "Oven", custodian)).isInstanceOf(Adding.Added.class);
        var versions = new TreeMap<>(Map.of(
                FIRST_DAY, ovens.sign(aprons(FIRST_DAY, "Oven"), custodian).getFirst()));

        var recorded = together(
                5,
                caller -> caller == 0
                        ? signVersions(versions)
                        : IntStream.range(0, 300)
                                .mapToObj(n -> receipt(payment("apron-" + caller + "-" + n, "apron", day(n / 10)))
                                        .payment())
                                .toList());

        assertThat(versions).hasSizeGreaterThan(1);
        for (var payment : recorded.stream().flatMap(List::stream).toList()) {
            var day = LocalDate.ofInstant(payment.occurredAt(), ZoneId.of("Europe/Berlin"));
            assertThat(payments.explain(payment).orElseThrow().explanation().postings())
                    .last()
                    .extracting(posting -> posting.line().version())
                    .isEqualTo(versions.floorEntry(day).getValue());
        }
        assertProofHolds();
    }

    @Test
    @DisplayName("eight close the batch while payments come: each payment is posted once")
    void closers() throws Exception {
        clock.advance(Duration.ofDays(2));
        var results = together(12, caller -> {
            for (int n = 0; n < 50; n++) {
                if (caller < 4) receipt(payment("closed-" + caller + "-" + n, "oven-subscription", FIRST_DAY));
                else if (caller < 8) poster.postDue();
                else assertThat(batches.post(custodian)).isNotInstanceOf(Posting.Refused.class);
            }
            return caller;
        });
        assertThat(results).hasSize(12);
        assertThat(batches.post(custodian)).isNotInstanceOf(Posting.Refused.class);

        long posted = 0;
        for (var batch : ledger.batches(0, Integer.MAX_VALUE).reversed()) {
            assertThat(batch.fromSeq()).isEqualTo(posted + 1);
            posted = batch.toSeq();
        }
        assertThat(posted).isEqualTo(sequence.last());
        assertProofHolds();
    }

    /** Signs versions that begin on one day after the other; some come too late, when that day's payments are settled. */
    private List<Payment> signVersions(Map<LocalDate, Long> versions) {
        for (int n = 1; n < 30; n++) {
            var text = aprons(day(n), n % 2 == 0 ? "Oven" : "Installers");
            if (!(contracts.draft(text, custodian) instanceof Drafting.Drafted drafted)) continue;
            var id = drafted.versions().getFirst().id();
            switch (contracts.sign(List.of(id), custodian)) {
                case Signing.Signed _ -> versions.put(day(n), id);
                case Signing.Refused refused ->
                    assertThat(refused.faults()).extracting(Fault::code).containsOnly("settled-already");
                case Signing.Waiting waiting -> throw new AssertionError(waiting);
            }
        }
        return List.of();
    }

    private static LocalDate day(int number) {
        return FIRST_DAY.plusDays(number);
    }

    private static String aprons(LocalDate from, String sharer) {
        return """
                contract Aprons in EUR on payments for apron
                  from %s
                  share rest: %s
                """.formatted(from, sharer);
    }

    private static NewPayment payment(String name, String offer, LocalDate day) {
        return new NewPayment("till", name, offer, "c1", "homes", "9.90", "EUR", "", day.toString(), "", List.of());
    }

    private Receipt receipt(NewPayment payment) {
        var recording = payments.record(List.of(payment), null, custodian);
        assertThat(recording).isInstanceOf(Recording.Recorded.class);
        return ((Recording.Recorded) recording).receipts().getFirst();
    }

    private List<Receipt> recorded(List<String> names) {
        var recording = payments.record(
                names.stream()
                        .map(name -> payment(name, "oven-subscription", FIRST_DAY))
                        .toList(),
                null,
                custodian);
        assertThat(recording).isInstanceOf(Recording.Recorded.class);
        return ((Recording.Recorded) recording).receipts();
    }

    private void assertProofHolds() {
        assertThat(proofs.verify(true).differences()).isEmpty();
    }

    private interface Work<T> {
        T doAs(int caller) throws Exception;
    }

    /** What each of so many callers gets, who all begin at once. */
    private static <T> List<T> together(int callers, Work<T> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var calls = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit((Callable<T>) () -> {
                        start.await();
                        return work.doAs(caller);
                    }))
                    .toList();
            start.countDown();
            var results = new ArrayList<T>();
            for (var call : calls) results.add(call.get());
            return results;
        }
    }
}
