package concentric.payments.web;

import concentric.contracts.web.PartyLabels;
import concentric.payments.PaymentFilter;
import concentric.payments.Payments;
import concentric.payments.TransferFilter;
import concentric.payments.TransferProposal;
import concentric.payments.Transfers;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.platform.web.Waiting;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands of payments on a reader's home: transfers to be signed, and payments that no contract shares. */
@Configuration(proxyBeanMethods = false)
class PaymentsHome {

    /** Open transfers looked through for those the reader signs. */
    private static final int LATEST = 100;

    private static final PaymentFilter UNSETTLED_PAYMENTS = new PaymentFilter("", "", "", null, null, true);

    @Bean
    Panel transfersWaiting(Transfers transfers, PartyLabels labels, Pages pages) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Waiting.HOME)) return Optional.empty();
            var own = transfers.list(new TransferFilter("", true), 0, LATEST).stream()
                    .filter(proposal ->
                            !transfers.mandate(proposal, viewer).parties().isEmpty())
                    .toList();
            if (own.isEmpty()) return Optional.empty();
            var visit = pages.current();
            var known = labels.byId(TransfersPages.parties(own));
            var view = Waiting.of(
                    visit.t("home.transfers"),
                    own,
                    (TransferProposal proposal) -> new Waiting.Item(
                            TransferPages.title(proposal, visit),
                            TransferPages.href(proposal),
                            visit.t(
                                    "home.transfer",
                                    TransferPages.from(proposal, known, visit).name(),
                                    proposal.draft().reason()),
                            visit.t("home.transfer.turn")),
                    visit);
            return Optional.of(new Panel.Part(Waiting.TEMPLATE, view, 30));
        };
    }

    /** Whoever keeps the installation running sees that payments wait for a contract. */
    @Bean
    Panel unsettledWaiting(Payments payments, Pages pages) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Waiting.HOME) || !viewer.custodian()) return Optional.empty();
            long unsettled = payments.count(UNSETTLED_PAYMENTS);
            if (unsettled == 0) return Optional.empty();
            var visit = pages.current();
            var item = new Waiting.Item(
                    visit.t("home.unsettled", unsettled),
                    PaymentsPages.PATH + "?state=" + PaymentsPages.UNSETTLED,
                    visit.t("home.unsettled.said"),
                    visit.t("home.unsettled.turn"));
            return Optional.of(
                    new Panel.Part(Waiting.TEMPLATE, new Waiting(visit.t("payments.title"), List.of(item), null), 40));
        };
    }
}
