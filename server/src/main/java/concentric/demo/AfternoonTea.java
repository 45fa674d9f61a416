package concentric.demo;

import concentric.network.Asking;
import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.CommunityDraft;
import concentric.network.CommunityFounding;
import concentric.network.Enrolling;
import concentric.network.Enrolments;
import concentric.network.EntryRule;
import concentric.network.Founding;
import concentric.network.MembershipDraft;
import concentric.network.Participating;
import concentric.network.Question;
import concentric.network.QuestionDraft;
import concentric.network.Questions;
import concentric.network.Round;
import concentric.network.Rounds;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** The community of the demonstration: who makes an afternoon tea together, with cake stands, tins and towels. */
@Component
class AfternoonTea {

    private static final String CODE = "afternoon-tea";

    private static final String FIRST_DAY = "2010-12-01";

    private static final String SCENARIO =
            "Friends come for tea at four. The cake stands on something worth looking at, the"
                    + " tins keep what is left until Sunday, the towels match, everything came whole and in time, and nobody on"
                    + " the street has tea alone.";

    /** The unit whose spokesperson speaks for the community's own, too. */
    private static final String HOST = "ireland";

    private static final String RULE = "Who shares the result has a say in who comes.";

    private static final String GUEST = "germany";

    private static final String REQUEST =
            "Since spring our customers ask for the whole table and not for one tin. We would bring three percent of what"
                    + " it brings us, like the others, and our promise: it arrives within five working days.";

    private static final List<String> ANSWERED = List.of("ireland", "france");

    private final Communities communities;
    private final Questions questions;
    private final Units units;
    private final Enrolments enrolments;
    private final Rounds rounds;

    AfternoonTea(Communities communities, Questions questions, Units units, Enrolments enrolments, Rounds rounds) {
        this.communities = communities;
        this.questions = questions;
        this.units = units;
        this.enrolments = enrolments;
        this.rounds = rounds;
    }

    /**
     * A unit that is in it.
     *
     * @param until the first day without it; empty while it goes on
     */
    private record Guest(String unit, String from, String until) {}

    private static final List<Guest> GUESTS = List.of(
            new Guest("ireland", FIRST_DAY, ""),
            new Guest("design-studio", FIRST_DAY, ""),
            new Guest("makers", FIRST_DAY, ""),
            new Guest("nordics", "2011-01-10", "2011-06-01"),
            new Guest("france", "2011-03-01", ""),
            new Guest("good-causes", "2011-05-02", ""),
            new Guest("warehouse", "2011-09-01", ""));

    /** Founds it and lets its units enter, unless that was done before; in the caller's transaction. */
    void gather(Actor custodian) {
        if (communities.find(CODE).isPresent()) return;
        var draft = new CommunityDraft(CODE, "Afternoon tea", SCENARIO, "", "");
        var community = switch (communities.found(draft, custodian)) {
            case CommunityFounding.Founded(var founded) -> founded;
            case CommunityFounding.Refused(var faults) -> throw new IllegalStateException(CODE + ": " + faults);
        };
        for (var guest : GUESTS) {
            var unit = units.find(guest.unit()).orElseThrow();
            var entered = done(guest, communities.enter(community.id(), unit.id(), guest.from(), custodian));
            if (guest.until().isEmpty()) continue;
            var left = done(guest, communities.leave(entered.participation().id(), guest.until(), custodian));
            if (left.participation().until() == null) throw new IllegalStateException(guest + " did not leave");
        }
        earn(community, custodian);
        consent(community, custodian);
    }

    /** Its own unit; whoever speaks for the host speaks for it, too. */
    private void earn(Community community, Actor custodian) {
        var unit = switch (communities.earn(community.id(), "", custodian)) {
            case Founding.Founded(var own) -> own;
            case Founding.Refused(var faults) -> throw new IllegalStateException(CODE + ": " + faults);
        };
        var host = units.find(HOST).orElseThrow().id().value();
        var speaker =
                units.spokespersons(List.of(host)).getOrDefault(host, List.of()).getFirst();
        enrolled(enrolments.join(unit.id(), speaker, new MembershipDraft("", FIRST_DAY, ""), custodian));
        enrolled(rounds.appoint(unit.id(), speaker, Round.Choice.CHOOSE, custodian));
    }

    private static void enrolled(Enrolling outcome) {
        if (outcome instanceof Enrolling.Refused(var faults)) throw new IllegalStateException(CODE + ": " + faults);
    }

    /** Everybody agrees that who is in it has a say in who comes; then somebody asks, and not all have answered. */
    private void consent(Community community, Actor custodian) {
        var rule = new QuestionDraft(Question.Rule.WORD, "", "", EntryRule.CONSENT.word(), HOST, RULE);
        var everybody = GUESTS.stream()
                .filter(guest -> guest.until().isEmpty())
                .map(Guest::unit)
                .toList();
        answer(asked(questions.ask(community.id(), rule, custodian)), everybody, custodian);
        var request = new QuestionDraft(Question.Entry.WORD, GUEST, "", "", "", REQUEST);
        answer(asked(questions.ask(community.id(), request, custodian)), ANSWERED, custodian);
    }

    private void answer(Question question, List<String> answering, Actor custodian) {
        for (var unit : answering) {
            if (question.by().equals(units.find(unit).map(Unit::id))) continue;
            var now = asked(questions.answer(question.id(), unit, true, "", custodian));
            if (now.answers().size() <= question.answers().size()) throw new IllegalStateException("unheard: " + unit);
        }
    }

    private static Question asked(Asking outcome) {
        return switch (outcome) {
            case Asking.Heard(var question) -> question;
            case Asking.Refused(var faults) -> throw new IllegalStateException(CODE + ": " + faults);
        };
    }

    private static Participating.Done done(Guest guest, Participating outcome) {
        return switch (outcome) {
            case Participating.Done done -> done;
            case Participating.Refused(var faults) -> throw new IllegalStateException(guest + ": " + faults);
        };
    }
}
