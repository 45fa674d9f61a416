package concentric.contracts.web;

import concentric.contracts.Contracts;
import concentric.platform.web.Waiting;
import concentric.platform.web.Waits;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What stands of contracts on a reader's home: drafts that wait for the reader's signature. */
@Configuration(proxyBeanMethods = false)
class ContractsHome {

    @Bean
    @Order(10)
    Waits draftsWaiting(Contracts contracts) {
        return (viewer, reader) -> {
            var drafts = contracts.waitingFor(viewer);
            if (drafts.isEmpty()) return Optional.empty();
            var view = Waiting.of(
                    reader.t("home.drafts"),
                    drafts,
                    draft -> new Waiting.Item(
                            reader.t("home.draft", draft.name(), draft.number()),
                            ContractAddress.ofVersion(draft),
                            reader.t(
                                    "home.draft.for",
                                    String.join(
                                            ", ",
                                            contracts
                                                    .mandate(draft.id(), viewer)
                                                    .parties())),
                            reader.t("home.draft.turn")),
                    reader);
            return Optional.of(view);
        };
    }
}
