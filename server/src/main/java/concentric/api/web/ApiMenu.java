package concentric.api.web;

import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reference in the menu, beside the journal: for whoever looks up, not for whoever works. */
@Configuration(proxyBeanMethods = false)
class ApiMenu {

    @Bean
    MenuPart apiInMenu() {
        return MenuPart.of(MenuSection.JOURNAL, "api.title", ReferencePages.PATH, 50);
    }
}
