package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Ovens;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.Proofs;
import concentric.ledger.Total;
import concentric.platform.Parties;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The thin path through all layers: the worked example of the specification, from units to a proven ledger. */
@ApplicationTest
class SpineTest {

    private final Ovens ovens;
    private final Payments payments;
    private final Ledger ledger;
    private final Proofs proofs;
    private final Parties parties;

    SpineTest(Ovens ovens, Payments payments, Ledger ledger, Proofs proofs, Parties parties) {
        this.ovens = ovens;
        this.payments = payments;
        this.ledger = ledger;
        this.proofs = proofs;
        this.parties = parties;
    }

    @Test
    void oneRealPaymentIsSharedToTheCentAndTheLedgerProvesItself() {
        var console = ovens.foundAndSign();

        var recording = payments.record(List.of(payment("p1", "9.99")), null, console);

        assertThat(recording).isInstanceOf(Recording.Recorded.class);
        assertThat(net())
                .containsEntry("Cloud", 27L)
                .containsEntry("Data centre partner", 13L)
                .containsEntry("Platform fund", 50L)
                .containsEntry("Oven", 545L)
                .containsEntry("Recipes", 232L)
                .containsEntry("Kitchen lab", 41L)
                .containsEntry("Installers", 91L)
                .hasSize(7);
        assertThat(proofs.verify(true).holds()).isTrue();
        assertThat(receipt(payments.record(List.of(payment("p1", "9.99")), null, console))
                        .first())
                .isFalse();
        assertThat(payments.record(List.of(payment("p1", "9.98")), null, console))
                .isInstanceOf(Recording.Refused.class);
    }

    private static Recording.Receipt receipt(Recording recording) {
        assertThat(recording).isInstanceOf(Recording.Recorded.class);
        return ((Recording.Recorded) recording).receipts().getFirst();
    }

    private Map<String, Long> net() {
        var totals = ledger.totals(Period.ALWAYS).stream()
                .filter(total -> total.account().party() != null)
                .toList();
        var codes = parties.codes(
                totals.stream().map(total -> total.account().party()).toList());
        return totals.stream()
                .collect(Collectors.toMap(
                        total ->
                                Objects.requireNonNull(codes.get(total.account().party())),
                        Total::net));
    }

    private static NewPayment payment(String externalId, String amount) {
        return new NewPayment(
                "test", externalId, "oven-subscription", "c1", "homes", amount, "EUR", "", "2026-01-15", "", List.of());
    }
}
