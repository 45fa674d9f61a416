package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
            names.addAll(contract.names());
            codes.addAll(codes(contract));
        }
        var knownParties = parties.findAll(names);
        var knownOffers = offers.findAll(codes);
        for (var contract : contracts) {
            contract.names().stream()
                    .filter(name -> !knownParties.containsKey(name))
                    .forEach(name -> faults.add(Fault.in(contract.name(), "unknown-party", name)));
            if (contract.source() instanceof Source.Usage usage) service(contract, usage, knownOffers, faults);
            else offers(contract, knownOffers, faults);
        }
    }

    /** What the contract is on: offers that there must be, or a service, which comes to be with its first contract. */
    private static Collection<String> codes(Contract contract) {
        return switch (contract.source()) {
            case Source.Payments(var offered) -> offered;
            case Source.Usage usage -> List.of(usage.service());
            case Source.AllPayments all -> List.of();
            case Source.Receipts receipts -> List.of();
        };
    }

    private static void offers(Contract contract, Map<String, Offer> known, List<Fault> faults) {
        for (var code : codes(contract)) {
            var offer = known.get(code);
            if (offer == null) faults.add(Fault.in(contract.name(), "unknown-offer", code));
            else if (offer.isService()) faults.add(Fault.in(contract.name(), "service-not-offer", code));
        }
    }

    private static void service(Contract contract, Source.Usage usage, Map<String, Offer> known, List<Fault> faults) {
        var service = known.get(usage.service());
        if (!Parties.isCode(usage.service())) {
            faults.add(Fault.in(contract.name(), "malformed-code", usage.service()));
        } else if (service != null && !service.isService()) {
            faults.add(Fault.in(contract.name(), "offer-not-service", usage.service()));
        } else if (service != null && !service.unit().equals(usage.provider())) {
            faults.add(Fault.in(contract.name(), "service-of-another", usage.service(), service.unit()));
        }
    }
}
