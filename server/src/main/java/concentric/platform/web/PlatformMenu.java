package concentric.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The platform's own pages in the menu. */
@Configuration(proxyBeanMethods = false)
class PlatformMenu {

    @Bean
    MenuPart journalInMenu() {
        return MenuPart.of(MenuSection.JOURNAL, "nav.journal", "/journal", 10);
    }

    @Bean
    MenuPart organisationInMenu() {
        return MenuPart.forCustodian(MenuSection.ADMIN, "organisation.title", "/admin", 10);
    }

    @Bean
    MenuPart jobsInMenu() {
        return MenuPart.forCustodian(MenuSection.ADMIN, "jobs.title", "/jobs", 30);
    }

    @Bean
    MenuPart vocabularyInMenu() {
        return MenuPart.forCustodian(MenuSection.ADMIN, "vocabulary.title", VocabularyPages.PATH, 15);
    }
}
