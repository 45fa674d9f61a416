package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.ApplicationTest;
import concentric.Ovens;
import concentric.contracts.Adding;
import concentric.contracts.Offers;
import concentric.payments.Recording.ItemFault;
import concentric.payments.Recording.Receipt;
import concentric.platform.Actor;
import concentric.platform.Fault;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DuplicateKeyException;

/** Recording payments: once, exactly or not at all. Many callers at once: RacesTest. */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentsTest {

    private final Ovens ovens;
    private final Offers offers;
    private final Payments payments;
    private final Sequence sequence;
    private Actor console = new Actor(0, "", false);

    PaymentsTest(Ovens ovens, Offers offers, Payments payments, Sequence sequence) {
        this.ovens = ovens;
        this.offers = offers;
        this.payments = payments;
        this.sequence = sequence;
    }

    @BeforeAll
    void found() {
        console = ovens.foundAndSign();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            amount,      0.005,                 amount,      not-money
            amount,      -1,                    amount,      negative-amount
            amount,      1e400,                 amount,      not-money
            amount,      NaN,                   amount,      not-money
            amount,      '1,00',                amount,      not-money
            amount,      92233720368547758.08,  amount,      not-money
            amount,      '',                    amount,      missing
            tax,         10.00,                 tax,         tax-above-amount
            tax,         -0.01,                 tax,         negative-amount
            offer,       no-such-offer,         offer,       unknown-offer
            offer,       '',                    offer,       missing
            currency,    EURO,                  currency,    unknown-currency
            currency,    XAU,                   currency,    unknown-currency
            currency,    USD,                   currency,    other-currency
            occurred_at, 20011-01-01,           occurred_at, not-a-time
            occurred_at, +20011-01-01T00:00:00Z,occurred_at, far-off-date
            occurred_at, 1066-10-14,            occurred_at, far-off-date
            occurred_at, yesterday,             occurred_at, not-a-time
            quantity,    0.0000001,             quantity,    not-a-quantity
            quantity,    -1,                    quantity,    not-a-quantity
            source,      '',                    source,      missing
            external_id, '',                    external_id, missing
            """)
    void badInputIsRefusedWithItsFieldAndNothingIsStored(String field, String value, String named, String code) {
        long before = sequence.last();
        var recording = payments.record(List.of(good("good"), with(field, value)), null, console);
        assertThat(recording).isInstanceOf(Recording.Refused.class);
        assertThat(((Recording.Refused) recording).faults())
                .first()
                .returns(1, ItemFault::index)
                .extracting(ItemFault::fault)
                .returns(named, Fault::field)
                .returns(code, Fault::code);
        assertThat(sequence.last()).isEqualTo(before);
    }

    @Test
    void namesWithControlCharactersOrTooLongAreRefused() {
        for (var name : List.of("a\u0000b", "a\nb", "x".repeat(201))) {
            assertThat(payments.record(List.of(with("external_id", name)), null, console))
                    .isInstanceOf(Recording.Refused.class);
        }
    }

    @Test
    void theSameContentUnderTheSameIdentityIsRecordedOnce() {
        var first = receipt(good("same"));
        var again = receipt(new NewPayment(
                "till",
                "same",
                "oven-subscription",
                "c1",
                "homes",
                "9.9",
                "EUR",
                "1.0",
                "2026-01-14T23:00:00Z",
                "0",
                List.of()));
        assertThat(first.first()).isTrue();
        assertThat(again.first()).isFalse();
        assertThat(again.payment()).isEqualTo(first.payment());
    }

    @Test
    void otherContentUnderTheSameIdentityIsAConflictAndNothingOfTheCallIsStored() {
        assertThat(receipt(good("known")).first()).isTrue();
        long before = sequence.last();
        var changed = new NewPayment(
                "till", "known", "oven-subscription", "c1", "homes", "9.91", "EUR", "", "2026-01-15", "", List.of());

        var recording = payments.record(List.of(good("fresh"), changed), null, console);

        assertThat(recording).isInstanceOf(Recording.Refused.class);
        assertThat(((Recording.Refused) recording).faults())
                .containsExactly(new ItemFault(1, Fault.in("external_id", "other-content", "till known")));
        assertThat(sequence.last()).isEqualTo(before);
        assertThat(payments.find("till", "fresh")).isEmpty();
    }

    @Test
    void aPaymentThatWaitsForItsContractIsKnownStillWhenOneInAnotherCurrencyComes() {
        assertThat(offers.add("towel", "Oven", console)).isInstanceOf(Adding.Added.class);
        assertThat(receipt(towel("waits")).first()).isTrue();
        ovens.sign("""
                contract Towels in USD on payments for towel
                  share rest: Oven
                """, console);

        assertThat(receipt(towel("waits")).first()).isFalse();
        assertThat(payments.record(List.of(towel("new")), null, console)).isInstanceOf(Recording.Refused.class);
    }

    private static NewPayment towel(String externalId) {
        return new NewPayment(
                "till", externalId, "towel", "c1", "homes", "5.00", "EUR", "", "2026-01-15", "", List.of());
    }

    @Test
    void aCallMayHoldKnownAndNewPayments() {
        assertThat(receipt(good("k1")).first()).isTrue();
        var recording = payments.record(List.of(good("k1"), good("k2"), good("k2")), null, console);
        assertThat(recording).isInstanceOf(Recording.Recorded.class);
        assertThat(((Recording.Recorded) recording).receipts())
                .extracting(Receipt::first)
                .containsExactly(false, true, false);
    }

    @Test
    void anIdempotencyKeyIsUsedOnce() {
        assertThat(payments.record(List.of(good("key1")), "call-1", console)).isInstanceOf(Recording.Recorded.class);
        long before = sequence.last();
        assertThatThrownBy(() -> payments.record(List.of(good("key2")), "call-1", console))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(sequence.last()).isEqualTo(before);
    }

    private Receipt receipt(NewPayment payment) {
        var recording = payments.record(List.of(payment), null, console);
        assertThat(recording).isInstanceOf(Recording.Recorded.class);
        return ((Recording.Recorded) recording).receipts().getFirst();
    }

    private static NewPayment good(String externalId) {
        return new NewPayment(
                "till", externalId, "oven-subscription", "c1", "homes", "9.90", "EUR", "", "2026-01-15", "", List.of());
    }

    private static NewPayment with(String field, String value) {
        return new NewPayment(
                field.equals("source") ? value : "till",
                field.equals("external_id") ? value : "bad",
                field.equals("offer") ? value : "oven-subscription",
                "c1",
                "homes",
                field.equals("amount") ? value : "9.90",
                field.equals("currency") ? value : "EUR",
                field.equals("quantity") ? value : "",
                field.equals("occurred_at") ? value : "2026-01-15",
                field.equals("tax") ? value : "",
                List.of());
    }
}
