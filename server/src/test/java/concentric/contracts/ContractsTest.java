package concentric.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.Ovens;
import concentric.contracts.ContractVersion.State;
import concentric.payments.NewPayment;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.platform.Actor;
import concentric.platform.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Drafting, signing, superseding and ending contracts, and everything that is refused. */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractsTest {

    private final Ovens ovens;
    private final Offers offers;
    private final Contracts contracts;
    private final Plans plans;
    private final Payments payments;
    private final MovableClock clock;
    private Actor console = new Actor(0, "", false);

    ContractsTest(Ovens ovens, Offers offers, Contracts contracts, Plans plans, Payments payments, MovableClock clock) {
        this.ovens = ovens;
        this.offers = offers;
        this.contracts = contracts;
        this.plans = plans;
        this.payments = payments;
        this.clock = clock;
    }

    @BeforeAll
    void found() {
        clock.set(Instant.parse("2026-03-10T12:00:00Z"));
        console = ovens.foundAndSign();
    }

    @Test
    void aTextWithMistakesIsRefusedWithLineAndColumnAndNothingIsStored() {
        long before = contracts.count(ContractFilter.of(""));
        var faults = refusedDraft("""
                contract Good in EUR on receipts of Oven
                  pay Cloud 1 % of gross
                contract Bad in EUR on receipts of Cloud
                  pay Oven 5 % of gros
                """);
        assertThat(faults).singleElement().returns("line 4, column 16", Fault::field);
        assertThat(contracts.count(ContractFilter.of(""))).isEqualTo(before);
    }

    @Test
    void unknownNamesAreNamed() {
        assertThat(refusedDraft("""
                contract Strangers in EUR on payments for oven-subscription, no-such-offer
                  pay Nobody 5 % of gross
                  share rest: Oven
                """))
                .contains(
                        Fault.in("line 2, column 3", "unknown-party", "Nobody"),
                        Fault.in("line 1, column 1", "unknown-offer", "no-such-offer"));
    }

    @Test
    void whatACloseAsksForIsMeasured() {
        assertThat(refusedDraft("""
                contract Members in EUR on result of Oven
                  bonus 1 % of result to Cloud when mood >= 4
                contract Ends in EUR on receipts of Oven
                  ends when revenue < 5
                """))
                .contains(
                        Fault.in("line 1, column 1", "undefined-measure", "mood"),
                        Fault.in("line 3, column 1", "undefined-measure", "revenue"));
        assertThat(refusedDraft("""
                contract Royalty in EUR on total of contract "No such" paid by Oven
                  pay Cloud 1 % of gross
                """)).contains(Fault.in("line 1, column 1", "unknown-contract", "No such"));
    }

    @Test
    void whoeverHasNoPartInAContractCantDraftIt() {
        assertThat(contracts.draft(Ovens.CONTRACTS, new Actor(99, "somebody", false)))
                .isInstanceOfSatisfying(
                        Drafting.Refused.class,
                        refused -> assertThat(refused.faults())
                                .hasSize(3)
                                .contains(Fault.in("", "not-a-party", "Smart oven")));
    }

    @Test
    void whoeverIsNoSignerCannotSign() {
        var id = drafted("""
                contract Unsigned in EUR on receipts of Installers
                  pay Cloud 1 % of gross
                """);
        assertThat(contracts.sign(List.of(id), new Actor(99, "somebody", false)))
                .isInstanceOf(Signing.Refused.class);
        assertThat(state(id)).isEqualTo(State.DRAFT);
        assertThat(contracts.withdraw(id, console)).isInstanceOf(Ending.Ended.class);
        assertThat(state(id)).isEqualTo(State.WITHDRAWN);
        assertThat(contracts.sign(List.of(id), console)).isInstanceOf(Signing.Refused.class);
    }

    @Test
    void theCustodianSignsOnBehalfAndThatIsShown() {
        var signed = contracts.versionsOf("Smart oven").getLast();
        assertThat(contracts.signatures(signed.id()))
                .extracting(Signature::code)
                .containsExactlyInAnyOrder("Oven", "Recipes", "Installers", "Cloud");
        assertThat(contracts.signatures(signed.id())).allMatch(Signature::given).allMatch(Signature::onBehalf);
    }

    @Test
    void aCycleIsRefusedWithTheCycleAndTheInterval() {
        var id = drafted("""
                contract "Round trip" in EUR on receipts of "Kitchen lab"
                  from 2026-06-01
                  until 2026-07-01
                  pay Recipes 5 % of gross
                """);
        assertThat(refusedSigning(id)).singleElement().satisfies(fault -> {
            assertThat(fault.parts()).extracting(Fault::code).containsExactly("refusal.cycle", "interval.from-until");
            assertThat(fault.parts().getFirst().args().getFirst()).contains("→", "Recipes", "Kitchen lab");
            assertThat(fault.parts().getLast().args()).containsExactly("2026-06-01", "2026-07-01");
        });
    }

    @Test
    void twoContractsForOneOfferAreRefused() {
        var id = drafted("""
                contract "Second oven" in EUR on payments for oven-subscription
                  from 2027-01-01
                  share rest: Oven
                """);
        assertThat(refusedSigning(id))
                .singleElement()
                .isEqualTo(Fault.in("contract", "contracts-clash")
                        .of(
                                Fault.in("", "refusal.offer-twice", "oven-subscription", "Smart oven", "Second oven"),
                                Fault.in("", "interval.from", "2027-01-01")));
    }

    @Test
    void aNewVersionTakesOverWhenItBegins() {
        assertThat(offers.add("towel", "Oven", console)).isInstanceOf(Adding.Added.class);
        var first = ovens.sign("""
                contract Towels in EUR on payments for towel
                  from 2026-01-01
                  share rest: Oven
                """, console).getFirst();
        var second = ovens.sign("""
                contract Towels in EUR on payments for towel
                  from 2026-05-01
                  pay Cloud 10 % of gross
                  share rest: Oven
                """, console).getFirst();

        assertThat(settledBy("t1", "towel", "2026-04-30T21:59:59Z")).first().isEqualTo(first);
        assertThat(settledBy("t2", "towel", "2026-04-30T22:00:00Z")).first().isEqualTo(second);
    }

    @Test
    void aContractMayNotBeginInThePastWhereItChangesWhatIsSettled() {
        assertThat(offers.add("apron", "Oven", console)).isInstanceOf(Adding.Added.class);
        ovens.sign("""
                contract Aprons in EUR on payments for apron
                  from 2026-01-01
                  share rest: Oven
                """, console);
        assertThat(settledBy("a1", "apron", "2026-02-01T12:00:00Z")).hasSize(1);
        assertThat(settledBy("a2", "apron", "2026-02-02T12:00:00Z")).hasSize(1);
        var backdated = """
                contract Aprons in EUR on payments for apron
                  from %s
                  share rest: Cloud
                """;

        assertThat(refusedSigning(drafted(backdated.formatted("2026-02-01"))))
                .containsExactly(Fault.in("Aprons", "settled-already", 2));
        assertThat(refusedSigning(drafted(backdated.formatted("2026-02-02"))))
                .containsExactly(Fault.in("Aprons", "settled-already", 1));
        // Nothing settled is touched from the third on.
        ovens.sign(backdated.formatted("2026-02-03"), console);
        assertThat(record("a3", "apron", "2026-02-03T12:00:00Z").cascadeId()).isNotNull();
    }

    @Test
    void anEndedContractLeavesPaymentsUnsettledWithTheReason() {
        assertThat(offers.add("kettle", "Oven", console)).isInstanceOf(Adding.Added.class);
        var id = ovens.sign("""
                contract Kettles in EUR on payments for kettle
                  share rest: Oven
                """, console).getFirst();
        assertThat(contracts.end(id, LocalDate.parse("2026-03-01"), console)).isInstanceOf(Ending.Refused.class);
        assertThat(contracts.end(id, LocalDate.parse("2026-04-01"), console)).isInstanceOf(Ending.Ended.class);

        assertThat(record("k1", "kettle", "2026-03-31T21:59:59Z").cascadeId()).isNotNull();
        var after = record("k2", "kettle", "2026-03-31T22:00:00Z");
        assertThat(after.cascadeId()).isNull();
        assertThat(after.unsettled()).isEqualTo(Payment.NO_CONTRACT);
    }

    private long drafted(String text) {
        var drafting = contracts.draft(text, console);
        assertThat(drafting).isInstanceOf(Drafting.Drafted.class);
        return ((Drafting.Drafted) drafting).versions().getFirst().id();
    }

    private List<Fault> refusedDraft(String text) {
        var drafting = contracts.draft(text, console);
        assertThat(drafting).isInstanceOf(Drafting.Refused.class);
        return ((Drafting.Refused) drafting).faults();
    }

    private List<Fault> refusedSigning(long version) {
        var signing = contracts.sign(List.of(version), console);
        assertThat(signing).isInstanceOf(Signing.Refused.class);
        assertThat(contracts.withdraw(version, console)).isInstanceOf(Ending.Ended.class);
        return ((Signing.Refused) signing).faults();
    }

    private State state(long version) {
        return contracts.version(version).orElseThrow().state();
    }

    private List<Long> settledBy(String externalId, String offer, String occurredAt) {
        var cascade = plans.cascade(
                Objects.requireNonNull(record(externalId, offer, occurredAt).cascadeId()));
        return cascade.plan().cascade(cascade.root()).versions();
    }

    private Payment record(String externalId, String offer, String occurredAt) {
        var payment = new NewPayment("till", externalId, offer, "", "", "10.00", "EUR", "", occurredAt, "", List.of());
        var recording = payments.record(List.of(payment), null, console);
        assertThat(recording).isInstanceOf(Recording.Recorded.class);
        return ((Recording.Recorded) recording).receipts().getFirst().payment();
    }
}
