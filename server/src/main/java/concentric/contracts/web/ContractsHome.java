package concentric.contracts.web;

import concentric.contracts.Contracts;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.platform.web.Waiting;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands of contracts on a reader's home: drafts that wait for the reader's signature. */
@Configuration(proxyBeanMethods = false)
class ContractsHome {

    @Bean
    Panel draftsWaiting(Contracts contracts, Pages pages) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Waiting.HOME)) return Optional.empty();
            var drafts = contracts.waitingFor(viewer);
            if (drafts.isEmpty()) return Optional.empty();
            var visit = pages.current();
            var view = Waiting.of(
                    visit.t("home.drafts"),
                    drafts,
                    draft -> new Waiting.Item(
                            visit.t("home.draft", draft.name(), draft.number()),
                            ContractAddress.ofVersion(draft),
                            visit.t(
                                    "home.draft.for",
                                    String.join(
                                            ", ",
                                            contracts
                                                    .mandate(draft.id(), viewer)
                                                    .parties())),
                            visit.t("home.draft.turn")),
                    visit);
            return Optional.of(new Panel.Part(Waiting.TEMPLATE, view, 10));
        };
    }
}
