package concentric.ledger.web;

import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of the ledger in the menu. */
@Configuration(proxyBeanMethods = false)
class LedgerMenu {

    @Bean
    MenuPart waysInMenu() {
        return MenuPart.of(MenuSection.VALUE, "way.title", LedgerAddress.WAYS, 1);
    }

    @Bean
    MenuPart totalsInMenu() {
        return MenuPart.of(MenuSection.VALUE, "totals.title", LedgerAddress.TOTALS, 20);
    }

    @Bean
    MenuPart batchesInMenu() {
        return MenuPart.of(MenuSection.VALUE, "batches.title", LedgerAddress.BATCHES, 30);
    }

    @Bean
    MenuPart proofInMenu() {
        return MenuPart.of(MenuSection.VALUE, "proof.title", LedgerAddress.PROOF, 40);
    }
}
