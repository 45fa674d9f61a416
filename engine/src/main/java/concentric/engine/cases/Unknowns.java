package concentric.engine.cases;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What contracts name and nobody knows: other contracts, and owners of offers. */
final class Unknowns {

    private final List<Contract> contracts;
    private final Map<String, String> owners;

    /**
     * Prepares.
     *
     * @param owners the unit that owns each offer
     */
    Unknowns(List<Contract> contracts, Map<String, String> owners) {
        this.contracts = contracts;
        this.owners = owners;
    }

    /** All of them in sentences. */
    List<String> words() {
        var words = new ArrayList<>(unknownContracts());
        words.addAll(paysNobody());
        words.addAll(paidByNobody());
        return words;
    }

    /** The total of that kind that a contract shares, if it shares one. */
    static Optional<Source.Total> total(Contract contract, Source.Of kind) {
        return contract.closing() != null
                        && contract.closing().on() instanceof Source.Total total
                        && total.kind() == kind
                ? Optional.of(total)
                : Optional.empty();
    }

    private List<String> unknownContracts() {
        Set<String> known = contracts.stream().map(Contract::name).collect(Collectors.toSet());
        return contracts.stream()
                .flatMap(contract -> namedContracts(contract)
                        .filter(name -> !known.contains(name))
                        .map(name -> "contract " + contract.name() + ": unknown contract " + name))
                .toList();
    }

    private static Stream<String> namedContracts(Contract contract) {
        Stream<String> counted =
                contract.source() instanceof Source.Receipts receipts ? receipts.contracts().stream() : Stream.empty();
        return Stream.concat(counted, total(contract, Source.Of.CONTRACT).map(Source.Total::of).stream());
    }

    private List<String> paysNobody() {
        return contracts.stream()
                .filter(contract -> contract.source() instanceof Source.Payments && contract.concernsOwner())
                .flatMap(contract -> ((Source.Payments) contract.source())
                        .offers().stream()
                                .filter(offer -> !owners.containsKey(offer))
                                .map(offer ->
                                        "contract " + contract.name() + " pays @unit, and no unit owns offer " + offer))
                .toList();
    }

    private List<String> paidByNobody() {
        return contracts.stream()
                .flatMap(contract -> total(contract, Source.Of.OFFER)
                        .filter(total -> total.payer() == null && !owners.containsKey(total.of()))
                        .map(total -> "contract " + contract.name() + " is paid by the owner of offer " + total.of()
                                + ", and no unit owns it")
                        .stream())
                .toList();
    }
}
