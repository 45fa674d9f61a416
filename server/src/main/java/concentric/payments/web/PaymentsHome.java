package concentric.payments.web;

import concentric.contracts.web.PartyLabels;
import concentric.payments.PaymentFilter;
import concentric.payments.Payments;
import concentric.payments.TransferFilter;
import concentric.payments.TransferProposal;
import concentric.payments.Transfers;
import concentric.platform.web.Waiting;
import concentric.platform.web.Waits;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What stands of payments on a reader's home: transfers to be signed, and payments that no contract shares. */
@Configuration(proxyBeanMethods = false)
class PaymentsHome {

    /** Open transfers looked through for those the reader signs. */
    private static final int LATEST = 100;

    private static final PaymentFilter UNSETTLED_PAYMENTS = new PaymentFilter("", "", "", null, null, true);

    @Bean
    @Order(30)
    Waits transfersWaiting(Transfers transfers, PartyLabels labels) {
        return (viewer, reader) -> {
            var own = transfers.list(new TransferFilter("", true, Optional.empty()), 0, LATEST).stream()
                    .filter(proposal ->
                            !transfers.mandate(proposal, viewer).parties().isEmpty())
                    .toList();
            if (own.isEmpty()) return Optional.empty();
            var known = labels.byId(TransfersPages.parties(own));
            var view = Waiting.of(
                    reader.t("home.transfers"),
                    own,
                    (TransferProposal proposal) -> new Waiting.Item(
                            TransferPages.title(proposal, reader),
                            TransferPages.href(proposal),
                            reader.t(
                                    "home.transfer",
                                    TransferPages.from(proposal, known, reader).name(),
                                    proposal.draft().reason()),
                            reader.t("home.transfer.turn")),
                    reader);
            return Optional.of(view);
        };
    }

    /** Whoever keeps the installation running sees that payments wait for a contract. */
    @Bean
    @Order(40)
    Waits unsettledWaiting(Payments payments) {
        return (viewer, reader) -> {
            if (!viewer.custodian()) return Optional.empty();
            long unsettled = payments.count(UNSETTLED_PAYMENTS);
            if (unsettled == 0) return Optional.empty();
            var item = new Waiting.Item(
                    reader.t("home.unsettled", unsettled),
                    PaymentsPages.PATH + "?state=" + PaymentsPages.UNSETTLED,
                    reader.t("home.unsettled.said"),
                    reader.t("home.unsettled.turn"));
            return Optional.of(new Waiting(reader.t("payments.title"), List.of(item), null));
        };
    }
}
