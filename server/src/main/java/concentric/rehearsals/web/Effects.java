package concentric.rehearsals.web;

import concentric.contracts.Drafts;
import concentric.contracts.web.PartyLabels;
import concentric.engine.tally.Rehearsal;
import concentric.engine.tally.Rehearsal.Effect;
import concentric.engine.terms.Contract;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.web.PartyLabel;
import concentric.rehearsals.Rehearsing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What one reader may know of a rehearsal: of persons only the reader's own, all others are told together; and who of the parties
 * signs.
 */
@Component
class Effects {

    private final Parties parties;
    private final PartyLabels labels;
    private final Accounts accounts;
    private final Drafts drafts;

    Effects(Parties parties, PartyLabels labels, Accounts accounts, Drafts drafts) {
        this.parties = parties;
        this.labels = labels;
        this.accounts = accounts;
        this.drafts = drafts;
    }

    /**
     * What happens to a party.
     *
     * @param party its code; null: all persons who are not told one by one
     * @param label null with them
     * @param signs whether it has to sign one of the drafts
     */
    record Told(@Nullable String party, @Nullable PartyLabel label, boolean signs, Effect effect) {}

    /** What the reader may know: who gains most first, who loses most last. */
    List<Told> of(Rehearsing.Rehearsed rehearsed, List<Contract> drafted, Actor viewer) {
        var effects = rehearsed.rehearsal().effects();
        var codes = effects.stream().map(Effect::party).toList();
        var found = parties.findAll(codes);
        var known = labels.byCode(codes);
        var signers = new HashSet<Long>();
        drafted.forEach(terms -> signers.addAll(drafts.signers(terms)));
        var own = accounts.person(viewer).map(Person.Id::value).orElse(0L);
        var told = new ArrayList<Told>();
        var together = new ArrayList<Effect>();
        for (var effect : effects) {
            var party = found.get(effect.party());
            if (party != null && isAnothers(party, own, viewer)) together.add(effect);
            else told.add(told(effect, party, known, signers));
        }
        if (!together.isEmpty()) told.add(new Told(null, null, false, sum(together)));
        told.sort(Comparator.comparingLong((Told each) -> each.effect().difference())
                .reversed());
        return told;
    }

    private static boolean isAnothers(Party party, long own, Actor viewer) {
        return party.noun().equals(People.NOUN) && party.id() != own && !viewer.custodian();
    }

    private static Told told(Effect effect, @Nullable Party party, Map<String, PartyLabel> labels, Set<Long> signers) {
        var label = labels.getOrDefault(effect.party(), new PartyLabel(effect.party(), null, null));
        return new Told(effect.party(), label, party != null && signers.contains(party.id()), effect);
    }

    private static Effect sum(List<Effect> effects) {
        var months = new ArrayList<>(effects.getFirst().months());
        for (var effect : effects.subList(1, effects.size())) {
            for (int i = 0; i < months.size(); i++) {
                var one = months.get(i);
                var other = effect.months().get(i);
                months.set(
                        i,
                        new Rehearsal.Month(
                                one.month(),
                                Math.addExact(one.before(), other.before()),
                                Math.addExact(one.after(), other.after())));
            }
        }
        return new Effect("", months);
    }
}
