package concentric.measures.web;

import concentric.measures.Measures;
import concentric.platform.web.Addresses;
import concentric.platform.web.Finder;
import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Verb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The measures in the menu, what can be done with them, and the file of readings. */
@Configuration(proxyBeanMethods = false)
class MeasuresMenu {

    @Bean
    MenuPart measuresInMenu() {
        return MenuPart.of(MenuSection.LEARNING, "measures.title", MeasuresPages.PATH, 10);
    }

    @Bean
    Verb defineMeasureVerb(Measures measures) {
        return new Verb("measure.new", MeasuresPages.NEW, measures::mayDefine);
    }

    @Bean
    Finder measureFinder(Measures measures) {
        return (words, viewer, visit) -> measures.list(words, 0, Finder.SHOWN).stream()
                .map(measure -> new Finder.Hit(
                        visit.t("measure.kind"),
                        measure.name(),
                        measure.purpose(),
                        Addresses.of(MeasuresPages.PATH, measure.name())))
                .toList();
    }

    @Bean
    ImportForm readingsFile() {
        return ImportForm.of("readings", "reading.import", MeasuresPages.PATH, 80);
    }
}
