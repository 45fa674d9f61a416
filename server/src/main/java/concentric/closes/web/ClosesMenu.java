package concentric.closes.web;

import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The closes in the menu. */
@Configuration(proxyBeanMethods = false)
class ClosesMenu {

    @Bean
    MenuPart closesInMenu() {
        return MenuPart.of(MenuSection.VALUE, "closes.title", ClosesPages.PATH, 25);
    }
}
