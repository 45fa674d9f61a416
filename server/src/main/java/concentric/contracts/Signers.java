package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Parties;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who has to sign, and who may: a unit's spokespersons sign for it, a person for themselves, the unit that looks after
 * a fund for the fund. While nobody can speak for a party, the custodian signs for it, and that is shown.
 */
@Component
class Signers {

    private final Parties parties;
    private final OfferStore offers;
    private final ContractStore store;
    private final Units units;
    private final Accounts accounts;

    Signers(Parties parties, OfferStore offers, ContractStore store, Units units, Accounts accounts) {
        this.parties = parties;
        this.offers = offers;
        this.store = store;
        this.units = units;
        this.accounts = accounts;
    }

    /**
     * The parties that one actor signs for.
     *
     * @param onBehalf whether as the custodian, for parties that have nobody to speak for them
     */
    record Mandate(Set<Long> parties, boolean onBehalf) {}

    /** A version and for whom the actor signs it. */
    record Signature(ContractVersion version, Mandate by) {}

    /** The parties that have to sign these terms. */
    Set<Long> of(Contract terms) {
        var signers = new HashSet<Long>();
        var funds = new HashSet<Long>();
        for (var party : parties.findAll(PartyNames.of(terms)).values()) {
            (party.noun().equals("fund") ? funds : signers).add(party.id());
        }
        signers.addAll(store.fundOwners(funds).values());
        signers.addAll(owners(terms));
        return signers;
    }

    private Collection<Long> owners(Contract terms) {
        Collection<Offer> concerned = switch (terms.source()) {
            case Source.Payments(var codes) -> offers.findAll(codes).values();
            case Source.AllPayments() -> offers.byId().values();
            case Source.Receipts receipts -> List.of();
        };
        return concerned.stream().map(Offer::unitId).distinct().toList();
    }

    /** For which of the open signatures the actor may sign. */
    Mandate may(Actor by, List<concentric.contracts.Signature> open) {
        var asked = open.stream().map(concentric.contracts.Signature::party).toList();
        var speakers = speakers(asked);
        if (by.custodian()) {
            var silent = new HashSet<>(asked);
            silent.removeAll(speakers.keySet());
            return new Mandate(silent, true);
        }
        var own = new HashSet<Long>();
        speakers.forEach((party, accounts) -> {
            if (accounts.contains(by.account())) own.add(party);
        });
        return new Mandate(own, false);
    }

    /** The accounts that can speak for each party; parties for whom nobody can are missing. */
    private Map<Long, Set<Long>> speakers(List<Long> asked) {
        var speakers = new HashMap<Long, Set<Long>>();
        units.spokespersons(asked).forEach((unit, persons) -> {
            for (var person : persons) addSpeaker(speakers, unit, person);
        });
        for (long party : asked) addSpeaker(speakers, party, new Person.Id(party));
        return speakers;
    }

    private void addSpeaker(Map<Long, Set<Long>> speakers, long party, Person.Id person) {
        accounts.of(person)
                .ifPresent(account -> speakers.computeIfAbsent(party, id -> new HashSet<>())
                        .add(account.id().value()));
    }
}
