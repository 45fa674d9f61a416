package concentric.people.web;

import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of people in the menu, and the file they come in. */
@Configuration(proxyBeanMethods = false)
class PeopleMenu {

    @Bean
    MenuPart peopleInMenu() {
        return MenuPart.of(MenuSection.NETWORK, "people.title", PeoplePages.PATH, 20);
    }

    @Bean
    MenuPart tokensInMenu() {
        return MenuPart.forCustodian(MenuSection.ADMIN, "tokens.title", TokensPages.PATH, 20);
    }

    @Bean
    ImportForm peopleFile() {
        return ImportForm.of("people", "person.import", PeoplePages.PATH, 20);
    }
}
