package concentric.people.web;

import concentric.people.People;
import concentric.platform.web.Addresses;
import concentric.platform.web.Finder;
import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Verb;
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
    Verb addPersonVerb() {
        return Verb.forCustodian("person.new", "/people-new");
    }

    @Bean
    Finder personFinder(People people) {
        return (words, viewer, visit) -> people.list(words, 0, Finder.SHOWN).stream()
                .map(person -> new Finder.Hit(
                        visit.t("person.kind"), person.name(), null, Addresses.of(PeoplePages.PATH, person.code())))
                .toList();
    }

    @Bean
    ImportForm peopleFile() {
        return ImportForm.of("people", "person.import", PeoplePages.PATH, 20);
    }
}
