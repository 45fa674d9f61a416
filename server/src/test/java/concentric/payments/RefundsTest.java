package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Ovens;
import concentric.contracts.Adding;
import concentric.contracts.Offers;
import concentric.ledger.Batches;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.Proofs;
import concentric.platform.Actor;
import concentric.platform.Parties;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Refunds, usage, late contracts and transfers, on the worked example")
class RefundsTest {

    private final Ovens ovens;
    private final Offers offers;
    private final Payments payments;
    private final Refunds refunds;
    private final Usages usages;
    private final Transfers transfers;
    private final LateSettling lateSettling;
    private final Ledger ledger;
    private final Batches batches;
    private final Proofs proofs;
    private final Parties parties;
    private Actor custodian = new Actor(0, "", false);

    RefundsTest(
            Ovens ovens,
            Offers offers,
            Payments payments,
            Refunds refunds,
            Usages usages,
            Transfers transfers,
            LateSettling lateSettling,
            Ledger ledger,
            Batches batches,
            Proofs proofs,
            Parties parties) {
        this.ovens = ovens;
        this.offers = offers;
        this.payments = payments;
        this.refunds = refunds;
        this.usages = usages;
        this.transfers = transfers;
        this.lateSettling = lateSettling;
        this.ledger = ledger;
        this.batches = batches;
        this.proofs = proofs;
        this.parties = parties;
    }

    @BeforeAll
    void found() {
        custodian = ovens.foundAndSign();
    }

    @Test
    @DisplayName("giving 3.00 of 9.99 back leaves Oven 3.75 and Kitchen lab 0.28")
    void aPartIsGivenBack() {
        var before = net();
        pay("part", "9.99", "1", "");

        var recorded = refund("part-back", "part", "3.00", "", "");

        assertThat(recorded).isInstanceOf(RefundRecording.Recorded.class);
        assertThat(moved(before)).containsEntry("Oven", 375L).containsEntry("Kitchen lab", 28L);
        assertThat(((RefundRecording.Recorded) recorded).receipts().getFirst().keepsPerUnit())
                .isTrue();
        assertProofHolds();
    }

    @Test
    @DisplayName("refunds that add up to the whole leave nothing on any account")
    void theWholeIsGivenBack() {
        var before = net();
        pay("whole", "9.99", "3", "1.60");

        assertRecorded(refund("whole-1", "whole", "3.33", "1", "0.53"));
        assertRecorded(refund("whole-2", "whole", "0.01", "", "0.00"));
        assertRecorded(refund("whole-3", "whole", "6.65", "", "1.07"));

        assertThat(moved(before)).isEmpty();
        assertProofHolds();
    }

    @ParameterizedTest
    @CsvSource({
        "20.00,,,amount,refund-amount",
        "0.00,,,amount,refund-not-positive",
        "1.00,3,,quantity,refund-quantity",
        "1.00,,1.50,tax,refund-tax",
        "0.50,,0.90,tax,refund-tax-above-amount",
        "10.00,,0.50,tax,refund-tax-kept",
        "9.50,,0.00,tax,refund-tax-left",
        "0.005,,,amount,not-money",
        "-1,,,amount,negative-amount",
        "1.00,0.0000001,,quantity,not-a-quantity"
    })
    @DisplayName("what can’t be given back is refused, and nothing changes")
    void refused(String amount, String quantity, String tax, String field, String code) {
        var name = "refused-" + code;
        pay(name, "10.00", "2", "1.00");
        var before = net();

        var recording = refund(name + "-back", name, amount, text(quantity), text(tax));

        assertThat(recording).isInstanceOfSatisfying(RefundRecording.Refused.class, refused -> {
            var fault = refused.faults().getFirst().fault();
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.code()).isEqualTo(code);
        });
        assertThat(moved(before)).isEmpty();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    @Test
    @DisplayName("a refund of a refund, and of a payment that nobody knows, are refused by name")
    void refundOfRefund() {
        pay("once", "5.00", "1", "");
        assertRecorded(refund("once-back", "once", "1.00", "", ""));

        assertThat(code(refunds.record(
                        List.of(new NewRefund(
                                "shop",
                                "twice-back",
                                "shop",
                                "once-back",
                                "1.00",
                                "EUR",
                                "",
                                "2026-02-01",
                                "",
                                List.of())),
                        null,
                        custodian)))
                .isEqualTo("refund-of-refund");
        assertThat(code(refund("nothing-back", "nothing", "1.00", "", ""))).isEqualTo("unknown-payment");
        assertThat(code(refunds.record(
                        List.of(new NewRefund(
                                "shop", "dollars", "shop", "once", "1.00", "USD", "", "2026-02-01", "", List.of())),
                        null,
                        custodian)))
                .isEqualTo("other-currency-than-payment");
    }

    @Test
    @DisplayName("the same refund again returns the first; with other content it is a conflict")
    void again() {
        pay("again", "5.00", "1", "");
        assertRecorded(refund("again-back", "again", "2.00", "", ""));
        var before = net();

        var second = refund("again-back", "again", "2", "", "0");

        assertThat(((RefundRecording.Recorded) second).receipts().getFirst().first())
                .isFalse();
        assertThat(code(refund("again-back", "again", "2.01", "", ""))).isEqualTo("other-content");
        assertThat(moved(before)).isEmpty();
    }

    @Test
    @DisplayName("a payment without a contract is settled, less what was given back, once a contract covers it")
    void lateContract() {
        assertThat(offers.add("gift-card", "Oven", custodian)).isInstanceOf(Adding.Added.class);
        var before = net();
        record(new NewPayment("shop", "early", "gift-card", "", "", "10.00", "EUR", "1", "2026-02-03", "", List.of()));
        assertRecorded(refund("early-back", "early", "4.00", "", ""));
        assertThat(moved(before)).isEmpty();

        ovens.sign("""
                contract "Gift cards" in EUR on payments for gift-card
                  from 2026-02-01
                  share rest: Oven 1, Recipes 1
                """, custodian);
        lateSettling.settleDue();

        // Recipes' own contract is on its receipts from "Smart oven" only.
        assertThat(moved(before)).containsEntry("Oven", 300L).containsEntry("Recipes", 300L);
        assertRecorded(refund("early-rest", "early", "6.00", "", ""));
        assertThat(moved(before)).isEmpty();
        assertProofHolds();
    }

    @Test
    @DisplayName("usage is paid by the unit that used it, and shared by the contract of the service")
    void usage() {
        ovens.sign("""
                contract Hosting in EUR on usage of hosting by Cloud at 0.25
                  from 2026-01-01
                  pay "Kitchen lab" 10 % of gross
                """, custodian);
        var before = net();

        var recorded = usages.record(
                List.of(new NewUsage("meter", "m1", "hosting", "Oven", "40", "2026-02-05")), null, custodian);

        assertThat(recorded).isInstanceOf(UsageRecording.Recorded.class);
        // 10.00; Cloud keeps 9.00 and pays a third of it on.
        assertThat(moved(before))
                .containsEntry("Oven", -1000L)
                .containsEntry("Kitchen lab", 100L)
                .containsEntry("Cloud", 600L)
                .containsEntry("Data centre partner", 300L);
        assertProofHolds();
    }

    @Test
    @DisplayName("usage of a service that nobody knows is refused")
    void unknownService() {
        var recording = usages.record(
                List.of(new NewUsage("meter", "m9", "teleport", "Oven", "40", "2026-02-05")), null, custodian);

        assertThat(recording)
                .isInstanceOfSatisfying(
                        UsageRecording.Refused.class,
                        refused -> assertThat(
                                        refused.faults().getFirst().fault().code())
                                .isEqualTo("unknown-service"));
    }

    @Test
    @DisplayName("a transfer moves money once both sides have signed")
    void transfer() {
        var before = net();
        var proposed = transfers.propose(
                new Transfers.NewTransfer("Oven", "Recipes", "12.34", "EUR", "2026-02-06", "To settle January"),
                custodian);
        assertThat(moved(before)).isEmpty();

        var signed = transfers.sign(((TransferChange.Done) proposed).proposal().id(), custodian);

        assertThat(signed)
                .isInstanceOfSatisfying(
                        TransferChange.Done.class,
                        done -> assertThat(done.proposal().seq()).isNotNull());
        assertThat(moved(before)).containsEntry("Oven", -1234L).containsEntry("Recipes", 1234L);
        assertThat(transfers.sign(((TransferChange.Done) proposed).proposal().id(), custodian))
                .isInstanceOf(TransferChange.Refused.class);
        assertProofHolds();
    }

    @Test
    @DisplayName("an opening balance comes from nobody")
    void openingBalance() {
        var before = net();
        var proposed = transfers.propose(
                new Transfers.NewTransfer("", "Platform fund", "100.00", "EUR", "2026-01-01", "Brought along"),
                custodian);

        assertThat(transfers.sign(((TransferChange.Done) proposed).proposal().id(), custodian))
                .isInstanceOf(TransferChange.Done.class);

        assertThat(moved(before)).containsEntry("Platform fund", 10000L).containsEntry("OPENING", -10000L);
        assertProofHolds();
    }

    private void pay(String name, String amount, String quantity, String tax) {
        record(new NewPayment(
                "shop",
                name,
                "oven-subscription",
                "c1",
                "home",
                amount,
                "EUR",
                quantity,
                "2026-02-01",
                tax,
                List.of()));
    }

    private void record(NewPayment payment) {
        assertThat(payments.record(List.of(payment), null, custodian)).isInstanceOf(Recording.Recorded.class);
    }

    private RefundRecording refund(String name, String payment, String amount, String quantity, String tax) {
        return refunds.record(
                List.of(new NewRefund(
                        "shop", name, "shop", payment, amount, "EUR", quantity, "2026-02-02", tax, List.of())),
                null,
                custodian);
    }

    private static void assertRecorded(RefundRecording recording) {
        assertThat(recording).isInstanceOf(RefundRecording.Recorded.class);
    }

    private static String code(RefundRecording recording) {
        assertThat(recording).isInstanceOf(RefundRecording.Refused.class);
        return ((RefundRecording.Refused) recording).faults().getFirst().fault().code();
    }

    private Map<String, Long> net() {
        var totals = ledger.totals(Period.ALWAYS);
        var codes = parties.codes(totals.stream()
                .flatMap(total -> Stream.ofNullable(total.account().party()))
                .toList());
        var net = new TreeMap<String, Long>();
        for (var total : totals) {
            var party = total.account().party();
            net.put(party == null ? total.account().kind().name() : codes.get(party), total.net());
        }
        return net;
    }

    private Map<String, Long> moved(Map<String, Long> before) {
        var moved = new TreeMap<>(net());
        before.forEach((party, net) -> moved.merge(party, -net, Long::sum));
        moved.values().removeIf(net -> net == 0);
        return moved;
    }

    private void assertProofHolds() {
        assertThat(proofs.verify(true).differences()).isEmpty();
        assertThat(batches.post(custodian)).isNotNull();
        assertThat(proofs.verify(true).differences()).isEmpty();
        assertThat(proofs.verify(false).differences()).isEmpty();
    }
}
