package concentric.contracts.web;

import concentric.contracts.ContractFilter;
import concentric.contracts.Contracts;
import concentric.contracts.Drafts;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.network.Sides;
import concentric.platform.web.Addresses;
import concentric.platform.web.Finder;
import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Verb;
import java.util.Comparator;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of contracts in the menu, and the files they take. */
@Configuration(proxyBeanMethods = false)
class ContractsMenu {

    @Bean
    MenuPart contractsInMenu() {
        return MenuPart.of(MenuSection.CONTRACTS, "contracts.title", ContractAddress.PATH, 10);
    }

    @Bean
    MenuPart offersInMenu() {
        return MenuPart.of(MenuSection.CONTRACTS, "offers.title", OffersPages.OFFERS, 20);
    }

    @Bean
    MenuPart fundsInMenu() {
        return MenuPart.of(MenuSection.CONTRACTS, "funds.title", OffersPages.FUNDS, 30);
    }

    @Bean
    Verb draftContractVerb(Drafts drafts) {
        return new Verb("draft.title", ContractAddress.PATH + "/new", drafts::mayWrite);
    }

    @Bean
    Finder contractFinder(Contracts contracts, Sides sides) {
        return (words, viewer, visit) ->
                contracts.list(new ContractFilter(words, sides.of(viewer)), 0, Finder.SHOWN).stream()
                        .map(version -> new Finder.Hit(
                                visit.t("contract.kind"), version.name(), null, ContractAddress.ofVersion(version)))
                        .toList();
    }

    @Bean
    Finder offerFinder(Offers offers, Sides sides) {
        return (words, viewer, visit) -> {
            var wanted = words.toLowerCase(Locale.ROOT);
            var side = sides.of(viewer);
            return offers.byId().values().stream()
                    .filter(offer -> side.isEmpty() || side.get().contains(offer.unitId()))
                    .filter(offer -> offer.code().toLowerCase(Locale.ROOT).contains(wanted))
                    .sorted(Comparator.comparing(Offer::code))
                    .limit(Finder.SHOWN)
                    .map(offer -> new Finder.Hit(
                            visit.t(offer.isService() ? "offer.kind.service" : "offer.kind"),
                            offer.code(),
                            offer.unit(),
                            Addresses.of("/network/units", offer.unit())))
                    .toList();
        };
    }

    @Bean
    ImportForm offersFile() {
        return ImportForm.of("offers", "offer.import", OffersPages.OFFERS, 40);
    }

    @Bean
    ImportForm fundsFile() {
        return ImportForm.of("funds", "fund.import", OffersPages.FUNDS, 50);
    }
}
