package concentric.contracts;

import concentric.platform.Facts;
import concentric.platform.JournalEntry;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is known of an act on contracts: which versions it concerned, who is in them, and in which currency. */
@Component
class ContractFacts implements Facts {

    private final Contracts contracts;

    ContractFacts(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<Fact> about(JournalEntry act) {
        if (!act.verb().startsWith("contract.")) return List.of();
        return List.of(
                new Fact(
                        "contract.versions",
                        () -> of(act, version -> Stream.of(version.name() + " " + version.number()))),
                new Fact("contract.parties", () -> of(act, version -> version.terms().names().stream())),
                new Fact(
                        "contract.currency",
                        () -> of(
                                act,
                                version -> Stream.of(version.terms().currency().getCurrencyCode()))));
    }

    private String of(JournalEntry act, Function<ContractVersion, Stream<String>> fact) {
        return contracts.ofAct(act.id()).stream().flatMap(fact).distinct().collect(Collectors.joining(", "));
    }
}
