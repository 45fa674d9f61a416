package concentric.costs.web;

import concentric.costs.Costs;
import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Verb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Costs and base pay in the menu, what can be done with them, and the files they come in. */
@Configuration(proxyBeanMethods = false)
class CostsMenu {

    @Bean
    MenuPart costsInMenu() {
        return MenuPart.of(MenuSection.VALUE, "costs.title", CostsPages.PATH, 15);
    }

    @Bean
    MenuPart payInMenu() {
        return MenuPart.of(MenuSection.VALUE, "pay.title", PayPages.PATH, 16);
    }

    @Bean
    Verb recordCostVerb(Costs costs) {
        return new Verb(
                "cost.new",
                CostPages.NEW,
                viewer -> viewer.custodian() || !costs.unitsOf(viewer).isEmpty());
    }

    @Bean
    Verb payMinimumVerb() {
        return Verb.forCustodian("pay.minimum.set", PayPages.MINIMUM);
    }

    @Bean
    ImportForm costsFile() {
        return ImportForm.of("costs", "cost.import", CostsPages.PATH, 90);
    }

    @Bean
    ImportForm payFile() {
        return ImportForm.of("pay", "pay.import", PayPages.PATH, 95);
    }
}
