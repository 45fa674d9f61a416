package concentric.payments.web;

import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
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
