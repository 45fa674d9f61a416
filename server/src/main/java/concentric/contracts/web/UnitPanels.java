package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Negotiations;
import concentric.contracts.Offers;
import concentric.engine.terms.Promise;
import concentric.network.Promises;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands of contracts on a unit's page: what is promised, the contracts it has a part in, and its offers. */
@Configuration(proxyBeanMethods = false)
class UnitPanels {

    private static final int SHOWN = 50;

    @Bean
    Panel promisesOfUnit(
            Contracts contracts, Standings standings, PartyLabels labels, Pages pages, HttpServletRequest request) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Units.NOUN)) return Optional.empty();
            var visit = pages.visit(request);
            var intervals = standings.intervals();
            var inForce = contracts.ofParty(id).stream()
                    .filter(version -> standings.isInForce(version, intervals))
                    .filter(version -> !version.terms().promises().isEmpty())
                    .limit(SHOWN)
                    .toList();
            if (inForce.isEmpty()) return Optional.empty();
            var words = ContractsPages.words(inForce, labels, visit);
            var promises = inForce.stream()
                    .flatMap(version -> version.terms().promises().stream()
                            .map(promise -> new UnitPromises.Promise(
                                    promise.sentence(),
                                    words.measure(promise),
                                    version.name(),
                                    ContractAddress.ofVersion(version),
                                    words.source(version.terms()))))
                    .toList();
            return Optional.of(new Panel.Part("contracts/unit-promises", new UnitPromises(promises), 10));
        };
    }

    /** What is promised, for whoever invites others to it. */
    @Bean
    Promises promisesInForce(Contracts contracts, Standings standings) {
        return unit -> {
            var intervals = standings.intervals();
            return contracts.ofParty(unit.value()).stream()
                    .filter(version -> standings.isInForce(version, intervals))
                    .flatMap(version -> version.terms().promises().stream())
                    .map(Promise::sentence)
                    .distinct()
                    .toList();
        };
    }

    @Bean
    Panel contractsOfUnit(
            Contracts contracts,
            Negotiations negotiations,
            SeenVersions seen,
            Accounts accounts,
            Standings standings,
            PartyLabels labels,
            Pages pages,
            HttpServletRequest request) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Units.NOUN)) return Optional.empty();
            var visit = pages.visit(request);
            var intervals = standings.intervals();
            var all = contracts.ofParty(id).stream()
                    .filter(version -> standings.goesOn(version, intervals))
                    .toList();
            var shown = all.subList(0, Math.min(SHOWN, all.size()));
            var words = ContractsPages.words(shown, labels, visit);
            var rows = shown.stream()
                    .map(version -> {
                        boolean isDraft = version.state() == ContractVersion.State.DRAFT;
                        return new UnitContracts.Contract(
                                version.name(),
                                ContractAddress.ofVersion(version),
                                words.source(version.terms()),
                                words.gets(version.terms()),
                                standings.of(version, intervals, visit),
                                isDraft
                                        ? NegotiationWords.of(
                                                        seen.of(negotiations.of(version), viewer),
                                                        labels,
                                                        accounts,
                                                        visit)
                                                .turn()
                                        : null,
                                isDraft ? ContractAddress.negotiation(version) : null);
                    })
                    .toList();
            var cut = all.size() > SHOWN ? visit.t("unit.contracts.cut", SHOWN, all.size()) : null;
            return Optional.of(new Panel.Part("contracts/unit-contracts", new UnitContracts(rows, cut), 110));
        };
    }

    @Bean
    Panel offersOfUnit(Offers offers, Coverage coverage) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Units.NOUN)) return Optional.empty();
            var today = coverage.today();
            var rows = offers.ofUnit(id).stream()
                    .map(offer -> {
                        var contract = coverage.of(offer, today);
                        return new UnitOffers.Offer(
                                offer.code(),
                                offer.isService(),
                                contract.map(version -> version.name()).orElse(null),
                                contract.map(ContractAddress::ofVersion).orElse(null));
                    })
                    .toList();
            return Optional.of(new Panel.Part("contracts/unit-offers", new UnitOffers(rows), 210));
        };
    }
}
