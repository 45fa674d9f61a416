package concentric.payments.web;

import concentric.payments.Payments;
import concentric.platform.web.Finder;
import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Verb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of payments, refunds, usage and transfers in the menu, and the files they take. */
@Configuration(proxyBeanMethods = false)
class PaymentsMenu {

    @Bean
    MenuPart paymentsInMenu() {
        return MenuPart.of(MenuSection.VALUE, "payments.title", PaymentsPages.PATH, 10);
    }

    @Bean
    MenuPart refundsInMenu() {
        return MenuPart.of(MenuSection.VALUE, "refunds.title", RefundPages.PATH, 12);
    }

    @Bean
    MenuPart usageInMenu() {
        return MenuPart.of(MenuSection.VALUE, "usage.title", UsagePages.PATH, 14);
    }

    @Bean
    MenuPart transfersInMenu() {
        return MenuPart.of(MenuSection.VALUE, "transfers.title", TransferPages.PATH, 16);
    }

    @Bean
    Verb enterPaymentVerb() {
        return Verb.forCustodian("payment.new", PaymentsPages.PATH + "/new");
    }

    @Bean
    Verb recordUsageVerb() {
        return Verb.forCustodian("usage.new", UsagePages.PATH + "/new");
    }

    @Bean
    Verb proposeTransferVerb() {
        return Verb.of("transfer.new", TransferPages.PATH + "/new");
    }

    @Bean
    Finder paymentFinder(Payments payments) {
        return (words, viewer, visit) -> payments.named(words, Finder.SHOWN).stream()
                .map(payment -> new Finder.Hit(
                        visit.t("payment.kind"),
                        payment.externalId(),
                        visit.formats().money(payment.amount(), payment.currency()) + " · " + payment.source(),
                        PaymentsPages.PATH + "/" + payment.seq()))
                .toList();
    }

    @Bean
    ImportForm refundsFile() {
        return ImportForm.of("refunds", "refund.import", RefundPages.PATH, 70);
    }

    @Bean
    ImportForm usageFile() {
        return ImportForm.of("usage", "usage.import", UsagePages.PATH, 80);
    }

    @Bean
    ImportForm paymentsFile() {
        return new ImportForm("payments", "payment.import", "payment.import-invoices", PaymentsPages.PATH, 60);
    }
}
