package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Source;
import concentric.engine.terms.Wording;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.engine.text.Placed;
import concentric.engine.text.Problem;
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

    Reading read(String text) {
        return switch (ContractText.parsePlaced(text)) {
            case Parsing.Refused<List<Placed>>(var problems) ->
                new Reading.Refused(problems.stream().map(EngineFaults::of).toList());
            case Parsing.Parsed<List<Placed>>(var placed) -> check(placed);
        };
    }

    private Reading check(List<Placed> placed) {
        var faults = new ArrayList<Fault>();
        placed.forEach(each -> closing(each, faults));
        unknownNames(placed, faults);
        return faults.isEmpty()
                ? new Reading.Read(placed.stream().map(Placed::contract).toList())
                : new Reading.Refused(faults);
    }

    /** Nothing closes a month yet, so nobody may sign what would happen then. */
    private static void closing(Placed placed, List<Fault> faults) {
        var terms = placed.contract();
        if (terms.closing() != null || terms.ends() != null) {
            var words = terms.source() instanceof Source.Result
                    ? "result of"
                    : terms.source() instanceof Source.Total
                            ? "total of"
                            : terms.closing() != null ? "at close on" : "ends when";
            faults.add(EngineFaults.of(new Problem(
                    placed.heading().line(),
                    placed.heading().column(),
                    Wording.NOT_YET.phrase(words),
                    Phrase.oneOf("payments for", "receipts of", "usage of"))));
        }
    }

    private void unknownNames(List<Placed> placed, List<Fault> faults) {
        Set<String> names = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (var each : placed) {
            names.addAll(each.contract().names());
            codes.addAll(codes(each.contract()));
        }
        var knownParties = parties.findAll(names);
        var knownOffers = offers.findAll(codes);
        for (var each : placed) {
            each.contract().names().stream()
                    .filter(name -> !knownParties.containsKey(name))
                    .forEach(name -> faults.add(Fault.in(EngineFaults.field(each.of(name)), "unknown-party", name)));
            var heading = EngineFaults.field(each.heading());
            if (each.contract().source() instanceof Source.Usage usage) service(heading, usage, knownOffers, faults);
            else offers(heading, each.contract(), knownOffers, faults);
        }
    }

    /** What the contract is on: offers that there must be, or a service, which comes to be with its first contract. */
    private static Collection<String> codes(Contract contract) {
        return switch (contract.source()) {
            case Source.Payments(var offered) -> offered;
            case Source.Usage usage -> List.of(usage.service());
            case Source.AllPayments all -> List.of();
            case Source.Receipts receipts -> List.of();
            case Source.Closing closing -> List.of();
        };
    }

    private static void offers(String heading, Contract contract, Map<String, Offer> known, List<Fault> faults) {
        for (var code : codes(contract)) {
            var offer = known.get(code);
            if (offer == null) faults.add(Fault.in(heading, "unknown-offer", code));
            else if (offer.isService()) faults.add(Fault.in(heading, "service-not-offer", code));
        }
    }

    private static void service(String heading, Source.Usage usage, Map<String, Offer> known, List<Fault> faults) {
        var service = known.get(usage.service());
        if (!Parties.isCode(usage.service())) {
            faults.add(Fault.in(heading, "malformed-code", usage.service()));
        } else if (service != null && !service.isService()) {
            faults.add(Fault.in(heading, "offer-not-service", usage.service()));
        } else if (service != null && !service.unit().equals(usage.provider())) {
            faults.add(Fault.in(heading, "service-of-another", usage.service(), service.unit()));
        }
    }
}
