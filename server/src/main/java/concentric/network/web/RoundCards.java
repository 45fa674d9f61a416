package concentric.network.web;

import concentric.network.Round;
import concentric.network.Rounds;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.web.State;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells a round in words, to one reader. */
@Component
class RoundCards {

    private final Rounds rounds;
    private final People people;
    private final Accounts accounts;

    RoundCards(Rounds rounds, People people, Accounts accounts) {
        this.rounds = rounds;
        this.people = people;
        this.accounts = accounts;
    }

    MembersPage.Card of(Round round, Visit visit, Actor actor) {
        var href = RoundPages.PATH + "/" + round.id().value();
        return new MembersPage.Card(
                visit.t("round." + round.choice().word(), name(round.person())),
                visit.t(
                        "round.said",
                        name(round.proposer()),
                        round.reason(),
                        visit.formats().instant(round.endsAt())),
                state(round, visit),
                voices(round, visit),
                rounds.isAsked(round, actor) ? href : null,
                round.isOpen() && isProposer(round, actor),
                href + "/withdraw");
    }

    private List<String> voices(Round round, Visit visit) {
        return round.voices().stream()
                .map(voice -> voice.consents()
                        ? visit.t("round.voice.consents", name(voice.person()))
                        : visit.t("round.voice.objects", name(voice.person()), voice.objection()))
                .toList();
    }

    private static State state(Round round, Visit visit) {
        return round.outcome()
                .map(outcome -> new State(
                        visit.t("round.outcome." + outcome.word()),
                        outcome == Round.Outcome.EFFECTIVE ? State.Tone.OK : State.Tone.PLAIN))
                .orElseGet(() -> new State(visit.t("round.open"), State.Tone.INFO));
    }

    private boolean isProposer(Round round, Actor actor) {
        return accounts.person(actor).equals(Optional.of(round.proposer()));
    }

    private String name(Person.Id person) {
        return people.find(person).map(Person::name).orElse("");
    }
}
