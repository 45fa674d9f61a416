package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.engine.text.Placed;
import concentric.measures.Grain;
import concentric.measures.Measures;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.Party;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads contracts from their text and checks what the text alone can't tell: that everything it names exists. */
@Component
class DraftCheck {

    private final Parties parties;
    private final OfferStore offers;
    private final ContractStore store;
    private final Measures measures;
    private final Units units;

    DraftCheck(Parties parties, OfferStore offers, ContractStore store, Measures measures, Units units) {
        this.parties = parties;
        this.offers = offers;
        this.store = store;
        this.measures = measures;
        this.units = units;
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
        unknownNames(placed, faults);
        placed.forEach(each -> measures(each, faults));
        return faults.isEmpty()
                ? new Reading.Read(placed.stream().map(Placed::contract).toList())
                : new Reading.Refused(faults);
    }

    private void unknownNames(List<Placed> placed, List<Fault> faults) {
        Set<String> names = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (var each : placed) {
            names.addAll(each.contract().names());
            codes.addAll(codes(each.contract()));
            totalOf(each.contract(), Source.Of.OFFER).ifPresent(codes::add);
        }
        var knownParties = parties.findAll(names);
        var units = this.units.all(knownParties.values().stream().map(Party::id).toList());
        var knownOffers = offers.findAll(codes);
        var known = contracts(placed);
        for (var each : placed) {
            each.contract().names().stream()
                    .filter(name -> !knownParties.containsKey(name))
                    .forEach(name -> faults.add(Fault.in(EngineFaults.field(each.of(name)), "unknown-party", name)));
            ended(each, knownParties, units, faults);
            var heading = EngineFaults.field(each.heading());
            if (each.contract().source() instanceof Source.Usage usage) service(heading, usage, knownOffers, faults);
            else offers(heading, each.contract(), knownOffers, faults);
            totals(heading, each.contract(), known, faults);
        }
    }

    /** Nobody is paid who is no longer there. */
    private static void ended(Placed each, Map<String, Party> parties, Map<Long, Unit> units, List<Fault> faults) {
        var until = each.contract().until();
        for (var name : each.contract().names()) {
            var party = parties.get(name);
            var unit = party == null ? null : units.get(party.id());
            var end = unit == null ? null : unit.until();
            if (end == null || (until != null && !until.isAfter(end))) continue;
            faults.add(Fault.in(EngineFaults.field(each.of(name)), "unit-ended", name, end));
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

    /** What the contract's closing total is of, if it is of this kind. */
    private static Optional<String> totalOf(Contract contract, Source.Of kind) {
        return Optional.ofNullable(contract.closing()).flatMap(closing -> switch (closing.on()) {
            case Source.Total total when total.kind() == kind -> Optional.of(total.of());
            case Source.Total total -> Optional.empty();
            case Source.Result result -> Optional.empty();
        });
    }

    /** Every contract that a total can be of: those there are, and those that are drafted with it. */
    private Set<String> contracts(List<Placed> placed) {
        var named = new HashSet<String>();
        for (var each : placed) totalOf(each.contract(), Source.Of.CONTRACT).ifPresent(named::add);
        var known = new HashSet<>(store.contractsOf(named));
        for (var each : placed) known.add(each.contract().name());
        return known;
    }

    private static void totals(String heading, Contract contract, Set<String> known, List<Fault> faults) {
        totalOf(contract, Source.Of.CONTRACT)
                .filter(name -> !known.contains(name))
                .ifPresent(name -> faults.add(Fault.in(heading, "unknown-contract", name)));
    }

    /** A close asks for one reading a month, of the network or of a unit, as the measure has them. */
    private void measures(Placed placed, List<Fault> faults) {
        var heading = EngineFaults.field(placed.heading());
        for (var asked : placed.contract().measuresAtClose()) {
            var name = asked.name();
            var found = measures.find(name);
            if (found.isEmpty()) faults.add(Fault.in(heading, "undefined-measure", name));
            else if (found.get().grain() != Grain.MONTH) faults.add(Fault.in(heading, "measure-not-monthly", name));
            else if (found.get().perUnit() && asked.subject() == null)
                faults.add(Fault.in(heading, "measure-of-units", name));
            else if (!found.get().perUnit() && asked.subject() != null)
                faults.add(Fault.in(heading, "measure-of-network", name, asked.subject()));
        }
    }

    private static void offers(String heading, Contract contract, Map<String, Offer> known, List<Fault> faults) {
        var concerned = new LinkedHashSet<>(codes(contract));
        totalOf(contract, Source.Of.OFFER).ifPresent(concerned::add);
        for (var code : concerned) {
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
