package concentric.contracts.web;

import concentric.contracts.Negotiations;
import concentric.contracts.Turn;
import concentric.platform.web.Waiting;
import concentric.platform.web.Waits;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What stands of contracts on a reader's home: drafts of which the reader has the turn. */
@Configuration(proxyBeanMethods = false)
class ContractsHome {

    @Bean
    @Order(10)
    Waits draftsWaiting(Negotiations negotiations) {
        return (viewer, reader) -> {
            var drafts = negotiations.waitingFor(viewer);
            if (drafts.isEmpty()) return Optional.empty();
            var view = Waiting.of(
                    reader.t("home.drafts"),
                    drafts,
                    waiting -> new Waiting.Item(
                            reader.t(
                                    "home.draft",
                                    waiting.draft().name(),
                                    waiting.draft().number()),
                            waiting.turn().task() == Turn.Task.SIGN
                                    ? ContractAddress.ofVersion(waiting.draft())
                                    : ContractAddress.negotiation(waiting.draft()),
                            reader.t("home.draft.for", String.join(", ", waiting.parties())),
                            reader.t("home.draft.turn."
                                    + SheetForm.word(waiting.turn().task()))),
                    reader);
            return Optional.of(view);
        };
    }
}
