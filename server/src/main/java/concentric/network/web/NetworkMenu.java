package concentric.network.web;

import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The network's pages in the menu, and the files it takes. */
@Configuration(proxyBeanMethods = false)
class NetworkMenu {

    @Bean
    MenuPart unitsInMenu() {
        return MenuPart.of(MenuSection.NETWORK, "units.title", UnitsPages.PATH, 10);
    }

    @Bean
    ImportForm unitsFile() {
        return ImportForm.of("units", "unit.import", UnitsPages.PATH, 10);
    }

    @Bean
    ImportForm membershipsFile() {
        return ImportForm.of("memberships", "membership.import", UnitsPages.PATH, 30);
    }
}
