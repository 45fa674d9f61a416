package concentric.people.web;

import concentric.platform.web.ImportForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The form that takes a file of people. */
@Configuration(proxyBeanMethods = false)
class PeopleImport {

    @Bean
    ImportForm peopleImportForm() {
        return ImportForm.of("people", "person.import", "/jobs", 20);
    }
}
