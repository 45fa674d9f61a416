package concentric.map.web;

import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The map in the menu: the first page of the network. */
@Configuration(proxyBeanMethods = false)
class MapMenu {

    @Bean
    MenuPart mapInMenu() {
        return MenuPart.of(MenuSection.NETWORK, "map.title", Question.MAP, 5);
    }
}
