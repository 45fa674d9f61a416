package concentric.contracts;

import concentric.network.Units;
import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Person;
import concentric.platform.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door that tells who signs for a party: a unit's spokespersons for the unit, a person for themselves, the unit that
 * looks after a fund for the fund. While nobody can speak for a party, the custodian signs for it, and that is shown.
 */
@Service
public class Spokespersons {

    private final Funds funds;
    private final Units units;
    private final Accounts accounts;

    Spokespersons(Funds funds, Units units, Accounts accounts) {
        this.funds = funds;
        this.units = units;
        this.accounts = accounts;
    }

    /**
     * The parties that one actor signs for.
     *
     * @param onBehalf whether as the custodian, for parties that have nobody to speak for them
     */
    public record Mandate(Set<Long> parties, boolean onBehalf) {}

    /** For which of these parties the actor signs. */
    @Transactional(readOnly = true)
    public Mandate mandate(Actor by, Collection<Long> asked) {
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

    /** Whether the actor signs for at least one of these parties or, for a fund, for the unit that looks after it. */
    @Transactional(readOnly = true)
    public boolean speaksForAny(Actor by, Collection<Long> parties) {
        return !mandate(by, signersFor(parties)).parties().isEmpty();
    }

    /** Who signs where these parties are concerned: the parties, and for a fund the unit that looks after it. */
    @Transactional(readOnly = true)
    public Set<Long> signersFor(Collection<Long> parties) {
        var owners = funds.keepers(parties);
        var signers = new HashSet<>(parties);
        signers.removeAll(owners.keySet());
        signers.addAll(owners.values());
        return signers;
    }

    /** The accounts that can speak for each party; parties for whom nobody can are missing. */
    private Map<Long, Set<Long>> speakers(Collection<Long> asked) {
        var speakers = new HashMap<Long, Set<Long>>();
        units.spokespersons(List.copyOf(asked)).forEach((unit, persons) -> {
            for (var person : persons) addSpeaker(speakers, unit, person);
        });
        for (long party : asked) addSpeaker(speakers, party, new Person.Id(party));
        return speakers;
    }

    private void addSpeaker(Map<Long, Set<Long>> speakers, long party, Person.Id person) {
        accounts.of(person)
                .filter(Account::active)
                .ifPresent(account -> speakers.computeIfAbsent(party, id -> new HashSet<>())
                        .add(account.id().value()));
    }
}
