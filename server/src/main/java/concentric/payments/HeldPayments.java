package concentric.payments;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.network.Holding;
import concentric.network.UnitChange;
import concentric.platform.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What of a unit that changes nobody has settled or signed yet. Nothing of it is handed over: payments are settled by who owned
 * the offer when they occurred, and a transfer names whom it names.
 */
@Component
@Order(40)
class HeldPayments implements Holding {

    private final PaymentSearch payments;
    private final TransferStore transfers;
    private final Offers offers;

    HeldPayments(PaymentSearch payments, TransferStore transfers, Offers offers) {
        this.payments = payments;
        this.transfers = transfers;
        this.offers = offers;
    }

    @Override
    public List<Open> open(UnitChange change) {
        var unit = change.unit();
        var open = new ArrayList<Open>();
        offers.ofUnit(unit.id().value()).stream()
                .filter(offer -> !offer.isService())
                .map(Offer::code)
                .forEach(offer -> unsettled(offer).ifPresent(open::add));
        long waiting = transfers.count(new TransferFilter(unit.code(), true, Optional.empty()));
        if (waiting > 0) {
            open.add(new Open(
                    Fault.in("", "transfers-of-unit-wait", unit.name(), waiting),
                    "/transfers?state=waiting&party=" + encoded(unit.code())));
        }
        return open;
    }

    private Optional<Open> unsettled(String offer) {
        long count = payments.count(new PaymentFilter("", offer, "", null, null, true));
        if (count == 0) return Optional.empty();
        return Optional.of(new Open(
                Fault.in("", "payments-of-offer-unsettled", offer, count),
                "/payments?state=unsettled&offer=" + encoded(offer)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
