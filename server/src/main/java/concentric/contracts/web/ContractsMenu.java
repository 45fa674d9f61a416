package concentric.contracts.web;

import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of contracts in the menu, and the files they take. */
@Configuration(proxyBeanMethods = false)
class ContractsMenu {

    @Bean
    MenuPart contractsInMenu() {
        return MenuPart.of(MenuSection.CONTRACTS, "contracts.title", ContractAddress.PATH, 10);
    }

    @Bean
    MenuPart offersInMenu() {
        return MenuPart.of(MenuSection.CONTRACTS, "offers.title", OffersPages.OFFERS, 20);
    }

    @Bean
    MenuPart fundsInMenu() {
        return MenuPart.of(MenuSection.CONTRACTS, "funds.title", OffersPages.FUNDS, 30);
    }

    @Bean
    ImportForm offersFile() {
        return ImportForm.of("offers", "offer.import", OffersPages.OFFERS, 40);
    }

    @Bean
    ImportForm fundsFile() {
        return ImportForm.of("funds", "fund.import", OffersPages.FUNDS, 50);
    }
}
