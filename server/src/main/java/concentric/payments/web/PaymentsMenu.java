package concentric.payments.web;

import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of payments in the menu, and the files they take. */
@Configuration(proxyBeanMethods = false)
class PaymentsMenu {

    @Bean
    MenuPart paymentsInMenu() {
        return MenuPart.of(MenuSection.VALUE, "payments.title", PaymentsPages.PATH, 10);
    }

    @Bean
    ImportForm paymentsFile() {
        return new ImportForm("payments", "payment.import", "payment.import-invoices", PaymentsPages.PATH, 60);
    }
}
