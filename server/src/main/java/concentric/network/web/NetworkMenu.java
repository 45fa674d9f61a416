package concentric.network.web;

import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The network's pages in the menu. */
@Configuration(proxyBeanMethods = false)
class NetworkMenu {

    @Bean
    MenuPart unitsInMenu() {
        return MenuPart.of(MenuSection.NETWORK, "units.title", "/network/units", 10);
    }
}
