package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import concentric.Browser;
import concentric.network.Question.Outcome;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.platform.Actor;
import concentric.platform.Fault;
import java.util.List;

/** Communities and units with people who speak for them, and what they ask each other. */
final class Circles {

    private final Browser custodian;
    private final Actor console;
    private final Communities communities;
    private final Questions questions;
    private final Units units;
    private final People people;
    private final Accounts accounts;
    private int founded;

    Circles(
            Browser custodian,
            Communities communities,
            Questions questions,
            Units units,
            People people,
            Accounts accounts) {
        this.custodian = custodian;
        this.console = accounts.console();
        this.communities = communities;
        this.questions = questions;
        this.units = units;
        this.people = people;
        this.accounts = accounts;
    }

    /** A unit and who speaks for it, with an account. */
    record Spoken(Unit unit, Actor speaker, String login) {}

    Spoken spoken() {
        return spoken("node");
    }

    Spoken spoken(String kind) {
        var unit = silent(kind);
        var person = "for-" + unit.code();
        custodian.post("/people", "person", person, "name", "Speaker of " + unit.name(), "email", "");
        custodian.post("/network/memberships", "unit", unit.code(), "person", person);
        var chosen =
                custodian.post("/network/spokespersons", "unit", unit.code(), "person", person, "choice", "choose");
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(303);
        custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        var actor = accounts.of(people.find(person).orElseThrow().id())
                .orElseThrow()
                .actor();
        return new Spoken(unit, actor, person);
    }

    /** One that nobody speaks for: the custodian acts for it. */
    Unit silent(String kind) {
        var code = "part-" + ++founded;
        custodian.post("/network/units", "unit", code, "name", "Part " + founded, "kind", kind);
        return units.find(code).orElseThrow();
    }

    /** A community with some units in it. */
    Community community(EntryRule rule, Spoken... in) {
        var open = new CommunityDraft("circle-" + ++founded, "", "Tea for two", "", "");
        var community = ((CommunityFounding.Founded) communities.found(open, console)).community();
        for (var each : in) {
            assertThat(communities.enter(community.id(), each.unit().id(), "", each.speaker()))
                    .isInstanceOf(Participating.Done.class);
        }
        if (rule != EntryRule.OPEN) {
            var by = in.length == 0 ? console : in[0].speaker();
            var changing = heard(questions.ask(community.id(), rule(rule, ""), by));
            for (int i = 1; i < in.length; i++) changing = yes(changing, in[i]);
            assertThat(changing.outcome()).contains(Outcome.DONE);
        }
        return communities.find(community.code()).orElseThrow();
    }

    static QuestionDraft rule(EntryRule rule, String by) {
        return new QuestionDraft("rule", "", "", rule.word(), by, "We share what comes of it");
    }

    static QuestionDraft request(Spoken unit) {
        return new QuestionDraft("entry", unit.unit().code(), "", "", "", "We bake");
    }

    static QuestionDraft invitation(Spoken unit, Spoken by) {
        return new QuestionDraft("entry", unit.unit().code(), "", "", by.unit().code(), "Come and bake");
    }

    static Question heard(Asking outcome) {
        assertThat(outcome).isInstanceOf(Asking.Heard.class);
        return ((Asking.Heard) outcome).question();
    }

    Question yes(Question question, Spoken by) {
        return heard(questions.answer(question.id(), by.unit().code(), true, "", by.speaker()));
    }

    Question no(Question question, Spoken by) {
        return heard(questions.answer(question.id(), "", false, "There are enough of us", by.speaker()));
    }

    static void refused(Asking outcome, String field, String code) {
        assertThat(outcome).isInstanceOf(Asking.Refused.class);
        assertThat(((Asking.Refused) outcome).faults())
                .extracting(Fault::field, Fault::code)
                .containsExactly(tuple(field, code));
    }

    List<Unit.Id> in(Community community) {
        var today = communities.today();
        return communities.participations(List.of(community.id().value())).stream()
                .filter(each -> each.holds(today))
                .map(Participation::unit)
                .toList();
    }
}
