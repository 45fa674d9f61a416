package concentric.rehearsals.web;

import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The comparison of scenarios in the menu. */
@Configuration(proxyBeanMethods = false)
class RehearsalsMenu {

    @Bean
    MenuPart comparisonInMenu() {
        return MenuPart.of(MenuSection.VALUE, "comparison.title", RehearsalPages.PATH, 60);
    }
}
