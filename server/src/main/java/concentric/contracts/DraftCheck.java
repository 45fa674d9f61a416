package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads contracts from their text and checks what the text alone can't tell: that everything it names exists. */
@Component
class DraftCheck {

    private final Parties parties;
    private final OfferStore offers;

    DraftCheck(Parties parties, OfferStore offers) {
        this.parties = parties;
        this.offers = offers;
    }

    /** What a text holds. */
    sealed interface Reading {

        /** Contracts that could be signed. */
        record Read(List<Contract> contracts) implements Reading {}

        /** Everything that is wrong with them. */
        record Refused(List<Fault> faults) implements Reading {}
    }

    Reading read(String text, Actor by) {
        if (!by.custodian()) return new Reading.Refused(List.of(Fault.in("", "custodian-only")));
        return switch (ContractText.parseAll(text)) {
            case Parsing.Refused<List<Contract>>(var problems) ->
                new Reading.Refused(problems.stream()
                        .map(problem -> Fault.in(
                                "line " + problem.line() + ", column " + problem.column(),
                                "contract-text",
                                problem.expected(),
                                problem.found()))
                        .toList());
            case Parsing.Parsed<List<Contract>>(var contracts) -> check(contracts);
        };
    }

    private Reading check(List<Contract> contracts) {
        var faults = new ArrayList<Fault>();
        if (contracts.isEmpty()) faults.add(Fault.in("text", "missing"));
        for (var contract : contracts) {
            contract.faults().forEach(fault -> faults.add(Fault.in(contract.name(), "contract-terms", fault.words())));
        }
        unknownNames(contracts, faults);
        return faults.isEmpty() ? new Reading.Read(contracts) : new Reading.Refused(faults);
    }

    private void unknownNames(List<Contract> contracts, List<Fault> faults) {
        Set<String> names = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (var contract : contracts) {
            names.addAll(PartyNames.of(contract));
            if (contract.source() instanceof Source.Payments(var offered)) codes.addAll(offered);
        }
        var knownParties = parties.findAll(names);
        var knownOffers = offers.findAll(codes);
        for (var contract : contracts) {
            PartyNames.of(contract).stream()
                    .filter(name -> !knownParties.containsKey(name))
                    .forEach(name -> faults.add(Fault.in(contract.name(), "unknown-party", name)));
            if (contract.source() instanceof Source.Payments(var offered)) {
                offered.stream()
                        .filter(code -> !knownOffers.containsKey(code))
                        .forEach(code -> faults.add(Fault.in(contract.name(), "unknown-offer", code)));
            }
        }
    }
}
