package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.network.Question.Outcome;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Addresses;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A community that is not open to all")
class QuestionsTest {

    private final int port;
    private final Communities communities;
    private final Questions questions;
    private final Units units;
    private final People people;
    private final Accounts accounts;
    private final MovableClock clock;
    private Browser custodian;
    private Actor console;
    private int founded;

    QuestionsTest(
            @LocalServerPort int port,
            Communities communities,
            Questions questions,
            Units units,
            People people,
            Accounts accounts,
            MovableClock clock) {
        this.port = port;
        this.communities = communities;
        this.questions = questions;
        this.units = units;
        this.people = people;
        this.accounts = accounts;
        this.clock = clock;
        this.custodian = Browser.anonymous(port);
        this.console = new Actor(0, "", false);
        clock.reset();
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
        console = accounts.console();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    /** A unit and who speaks for it, with an account. */
    private record Spoken(Unit unit, Actor speaker, String login) {}

    private Spoken spoken() {
        return spoken("node");
    }

    private Spoken spoken(String kind) {
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
    private Unit silent(String kind) {
        var code = "part-" + ++founded;
        custodian.post("/network/units", "unit", code, "name", "Part " + founded, "kind", kind);
        return units.find(code).orElseThrow();
    }

    /** A community with some units in it. */
    private Community community(EntryRule rule, Spoken... in) {
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

    private static QuestionDraft rule(EntryRule rule, String by) {
        return new QuestionDraft("rule", "", "", rule.word(), by, "We share what comes of it");
    }

    private static QuestionDraft request(Spoken unit) {
        return new QuestionDraft("entry", unit.unit().code(), "", "", "", "We bake");
    }

    private static QuestionDraft invitation(Spoken unit, Spoken by) {
        return new QuestionDraft("entry", unit.unit().code(), "", "", by.unit().code(), "Come and bake");
    }

    private static Question heard(Asking outcome) {
        assertThat(outcome).isInstanceOf(Asking.Heard.class);
        return ((Asking.Heard) outcome).question();
    }

    private Question yes(Question question, Spoken by) {
        return heard(questions.answer(question.id(), by.unit().code(), true, "", by.speaker()));
    }

    private Question no(Question question, Spoken by) {
        return heard(questions.answer(question.id(), "", false, "There are enough of us", by.speaker()));
    }

    private static void refused(Asking outcome, String field, String code) {
        assertThat(outcome).isInstanceOf(Asking.Refused.class);
        assertThat(((Asking.Refused) outcome).faults())
                .extracting(Fault::field, Fault::code)
                .containsExactly(tuple(field, code));
    }

    private List<Unit.Id> in(Community community) {
        var today = communities.today();
        return communities.participations(List.of(community.id().value())).stream()
                .filter(each -> each.holds(today))
                .map(Participation::unit)
                .toList();
    }

    @Test
    @DisplayName("“invited” is entered with the unit's own yes and that of one that is in it, whoever begins")
    void invited() {
        var host = spoken();
        var other = spoken();
        var community = community(EntryRule.INVITED, host, other);
        var guest = spoken();

        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        assertThat(asked.outcome()).isEmpty();
        assertThat(in(community)).hasSize(2);
        assertThat(yes(asked, other).outcome()).contains(Outcome.DONE);
        assertThat(in(community)).contains(guest.unit().id());

        var second = spoken();
        var inviting = heard(questions.ask(community.id(), invitation(second, host), host.speaker()));
        assertThat(inviting.isRequest()).isFalse();
        assertThat(yes(inviting, second).outcome()).contains(Outcome.DONE);
        assertThat(in(community)).contains(second.unit().id());
    }

    @Test
    @DisplayName("“invited” is closed to a unit that says no itself, or to which all that are in it say no")
    void notInvited() {
        var host = spoken();
        var other = spoken();
        var community = community(EntryRule.INVITED, host, other);
        var guest = spoken();
        var inviting = heard(questions.ask(community.id(), invitation(guest, host), host.speaker()));
        assertThat(no(inviting, guest).outcome()).contains(Outcome.DECLINED);

        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        assertThat(no(asked, host).outcome()).as("the other may say yes").isEmpty();
        assertThat(no(asked, other).outcome()).contains(Outcome.DECLINED);
        assertThat(in(community)).doesNotContain(guest.unit().id());
    }

    @Test
    @DisplayName("“consent” is entered with the yes of everybody in it; one no, which says why, ends it")
    void consent() {
        var host = spoken();
        var other = spoken();
        var community = community(EntryRule.CONSENT, host, other);
        var guest = spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        assertThat(yes(asked, host).outcome()).isEmpty();
        refused(questions.answer(asked.id(), "", false, " ", other.speaker()), "objection", "missing");
        assertThat(no(asked, other).outcome()).contains(Outcome.DECLINED);
        assertThat(custodian
                        .get(Addresses.of("/network/communities", community.code()))
                        .body())
                .contains("Declined", "No from " + other.unit().name() + ": There are enough of us");

        var again = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        yes(again, other);
        assertThat(yes(again, host).outcome()).contains(Outcome.DONE);
        assertThat(in(community))
                .containsExactly(
                        host.unit().id(), other.unit().id(), guest.unit().id());
    }

    @Test
    @DisplayName("counts the yes of those who are in it: who left is not asked any more, who entered is")
    void whoIsInItCounts() {
        var host = spoken();
        var leaving = spoken();
        var community = community(EntryRule.CONSENT, host, leaving);
        var guest = spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        yes(asked, host);
        assertThat(questions.endDue()).as("one is missing").isZero();
        var part = communities.participations(List.of(community.id().value())).getLast();
        assertThat(communities.leave(part.id(), "", leaving.speaker())).isInstanceOf(Participating.Done.class);

        refused(questions.answer(asked.id(), "", true, "", leaving.speaker()), "", "not-spokesperson");
        assertThat(questions.endDue()).isEqualTo(1);
        assertThat(in(community)).containsExactly(host.unit().id(), guest.unit().id());

        var next = spoken();
        var first = heard(questions.ask(community.id(), request(next), next.speaker()));
        var late = spoken();
        var second = heard(questions.ask(community.id(), request(late), late.speaker()));
        for (var each : List.of(host, guest)) yes(first, each);
        for (var each : List.of(host, guest))
            assertThat(yes(second, each).outcome()).isEmpty();
        assertThat(yes(second, next).outcome())
                .as("with the yes of who came in between")
                .contains(Outcome.DONE);
    }

    @Test
    @DisplayName("is not entered past its rule, by page or by program, whoever lets the unit")
    void noWayAround() {
        var host = spoken();
        var community = community(EntryRule.INVITED, host);
        var guest = spoken();
        var entering = communities.enter(community.id(), guest.unit().id(), "", guest.speaker());
        assertThat(entering).isInstanceOf(Participating.Refused.class);
        assertThat(((Participating.Refused) entering).faults())
                .extracting(Fault::code)
                .containsExactly("enters-when-asked");
        var silent = silent("node");
        var custodians =
                custodian.post("/network/participations", "community", community.code(), "unit", silent.code());
        assertThat(custodians.status()).isEqualTo(400);
        assertThat(custodians.body()).contains("do not enter " + community.name() + " by themselves");
        assertThat(in(community)).containsExactly(host.unit().id());
    }

    @Test
    @DisplayName("that nobody is in is entered by whom the custodian lets in")
    void nobodyInIt() {
        var community = community(EntryRule.CONSENT);
        var guest = spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        assertThat(asked.outcome()).isEmpty();
        assertThat(heard(questions.answer(asked.id(), "", true, "", console)).outcome())
                .contains(Outcome.DONE);

        var empty = community(EntryRule.INVITED);
        var other = spoken();
        var inviting = heard(questions.ask(empty.id(), request(other), console));
        assertThat(inviting.by()).isEqualTo(Optional.empty());
        refused(questions.answer(inviting.id(), "", true, "", guest.speaker()), "", "not-spokesperson");
        assertThat(yes(inviting, other).outcome()).contains(Outcome.DONE);
        refused(questions.ask(empty.id(), request(spoken()), console), "unit", "speaks-for-itself");
    }

    @Test
    @DisplayName("changes its rule with the yes of all that are in it, of one alone at once, and else of nobody")
    void itsRule() {
        var host = spoken();
        var other = spoken();
        var community = community(EntryRule.OPEN, host, other);
        refused(questions.ask(community.id(), rule(EntryRule.CONSENT, ""), spoken().speaker()), "", "not-spokesperson");
        refused(questions.ask(community.id(), rule(EntryRule.CONSENT, ""), console), "", "not-spokesperson");
        refused(
                questions.ask(
                        community.id(), rule(EntryRule.CONSENT, other.unit().code()), host.speaker()),
                "by",
                "not-spokesperson");
        refused(questions.ask(community.id(), rule(EntryRule.OPEN, ""), host.speaker()), "rule", "entry-rule-already");
        var asked = heard(questions.ask(community.id(), rule(EntryRule.CONSENT, ""), host.speaker()));
        refused(questions.ask(community.id(), rule(EntryRule.INVITED, ""), other.speaker()), "rule", "question-open");
        assertThat(communities.find(community.code()).orElseThrow().rule()).isEqualTo(EntryRule.OPEN);
        assertThat(yes(asked, other).outcome()).contains(Outcome.DONE);
        assertThat(communities.find(community.code()).orElseThrow().rule()).isEqualTo(EntryRule.CONSENT);

        var alone = community(EntryRule.OPEN, host);
        assertThat(heard(questions.ask(alone.id(), rule(EntryRule.INVITED, ""), host.speaker()))
                        .outcome())
                .contains(Outcome.DONE);
        assertThat(custodian
                        .get(Addresses.of("/network/communities", alone.code()))
                        .body())
                .contains("the yes of at least one that is in it");
    }

    @Test
    @DisplayName("opens: then who has said yes already enters, and an invitation needs the unit's yes alone")
    void opens() {
        var host = spoken();
        var other = spoken();
        var community = community(EntryRule.CONSENT, host, other);
        var guest = spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        yes(heard(questions.ask(community.id(), rule(EntryRule.OPEN, ""), host.speaker())), other);
        assertThat(questions.endDue()).isEqualTo(1);
        assertThat(in(community)).contains(guest.unit().id());
        refused(questions.answer(asked.id(), "", true, "", other.speaker()), "", "not-spokesperson");

        var invited = spoken();
        var inviting = heard(questions.ask(community.id(), invitation(invited, host), host.speaker()));
        assertThat(inviting.outcome()).isEmpty();
        assertThat(yes(inviting, invited).outcome()).contains(Outcome.DONE);
    }

    @Test
    @DisplayName("is asked, answered and left alone by whoever speaks for the unit concerned, and by nobody else")
    void whoMay() {
        var host = spoken();
        var sibling = spoken();
        var community = community(EntryRule.INVITED, host, sibling);
        var guest = spoken();
        var foreign = spoken();
        refused(questions.ask(community.id(), request(guest), foreign.speaker()), "unit", "not-spokesperson");
        refused(questions.ask(community.id(), request(guest), console), "unit", "speaks-for-itself");
        refused(questions.ask(community.id(), invitation(guest, host), sibling.speaker()), "unit", "not-spokesperson");
        refused(questions.ask(community.id(), invitation(guest, foreign), foreign.speaker()), "by", "not-in-community");

        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        refused(questions.answer(asked.id(), "", true, "", foreign.speaker()), "", "not-spokesperson");
        refused(questions.answer(asked.id(), "", true, "", console), "", "not-spokesperson");
        refused(
                questions.answer(asked.id(), host.unit().code(), true, "", sibling.speaker()),
                "unit",
                "not-spokesperson");
        refused(questions.withdraw(asked.id(), host.speaker()), "", "not-yours");
        var browser = Browser.signedIn(port, foreign.login());
        var address = "/network/questions/" + asked.id().value();
        assertThat(browser.get(address).body()).doesNotContain(address + "/answer", address + "/withdraw");
        assertThat(browser.post(address + "/answer", "unit", host.unit().code(), "answer", "yes")
                        .status())
                .isEqualTo(403);
        assertThat(browser.post(address + "/withdraw").status()).isEqualTo(403);
        assertThat(heard(questions.withdraw(asked.id(), guest.speaker())).outcome())
                .contains(Outcome.WITHDRAWN);
        assertThat(in(community)).doesNotContain(guest.unit().id());
    }

    @Test
    @DisplayName("hears an answer once, and none after thirty days or after the end")
    void once() {
        var host = spoken();
        var other = spoken();
        var community = community(EntryRule.CONSENT, host, other);
        var guest = spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        yes(asked, host);
        refused(questions.answer(asked.id(), "", true, "", host.speaker()), "unit", "question-answered");
        refused(questions.answer(asked.id(), "", true, "", guest.speaker()), "unit", "question-answered");
        refused(questions.ask(community.id(), request(guest), guest.speaker()), "unit", "question-open");

        clock.advance(Duration.ofDays(Questions.DAYS));
        refused(questions.answer(asked.id(), "", true, "", other.speaker()), "", "question-over");
        refused(questions.withdraw(asked.id(), guest.speaker()), "", "question-over");
        assertThat(questions.waitingFor(other.speaker())).isEmpty();
        assertThat(questions.endDue()).isEqualTo(1);
        assertThat(questions.find(asked.id(), console).orElseThrow().outcome()).contains(Outcome.EXPIRED);
        assertThat(questions.endDue()).isZero();
        assertThat(in(community)).doesNotContain(guest.unit().id());
    }

    @Test
    @DisplayName("takes a unit in once, where the last two answer at the same moment")
    void race() throws Exception {
        for (int round = 0; round < 5; round++) {
            var host = spoken();
            var other = spoken();
            var community = community(EntryRule.CONSENT, host, other);
            var guest = spoken();
            var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
            var start = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answering = new ArrayList<Future<Question>>();
                for (var each : List.of(host, other)) {
                    answering.add(threads.submit(() -> {
                        start.await();
                        return yes(asked, each);
                    }));
                }
                start.countDown();
                var outcomes = new ArrayList<Optional<Outcome>>();
                for (var each : answering) outcomes.add(each.get().outcome());
                assertThat(outcomes).containsExactlyInAnyOrder(Optional.empty(), Optional.of(Outcome.DONE));
            }
            assertThat(in(community))
                    .containsExactly(
                            host.unit().id(), other.unit().id(), guest.unit().id());
        }
    }

    @Test
    @DisplayName("is not asked what makes no sense, and a refusal leaves nothing behind")
    void badInput() {
        var host = spoken();
        var community = community(EntryRule.INVITED, host);
        assertThat(communities.earn(community.id(), "", host.speaker())).isInstanceOf(Founding.Founded.class);
        var guest = spoken();
        var code = guest.unit().code();
        var by = guest.speaker();
        var id = community.id();
        refused(questions.ask(id, new QuestionDraft("entry", "", "", "", "", "t"), by), "unit", "missing");
        refused(questions.ask(id, new QuestionDraft("entry", "nowhere", "", "", "", "t"), by), "unit", "unknown-unit");
        refused(questions.ask(id, new QuestionDraft("entry", code, "", "", "nowhere", "t"), by), "by", "unknown-unit");
        refused(
                questions.ask(id, new QuestionDraft("entry", code, "someday", "", "", "t"), by),
                "from",
                "malformed-date");
        var yesterday = communities.today().minusDays(1).toString();
        refused(questions.ask(id, new QuestionDraft("entry", code, yesterday, "", "", "t"), by), "from", "question-of-the-past");
        for (var text : List.of("", "x".repeat(4_001), "a\u202Eb")) {
            assertThat(questions.ask(id, new QuestionDraft("entry", code, "", "", "", text), by))
                    .as(text)
                    .isInstanceOf(Asking.Refused.class);
        }
        refused(questions.ask(id, request(host), host.speaker()), "unit", "in-community-already");
        refused(
                questions.ask(id, new QuestionDraft("entry", community.code(), "", "", "", "t"), host.speaker()),
                "unit",
                "its-own-unit");
        refused(
                questions.ask(id, new QuestionDraft("rule", "", "", "closed", "", "t"), host.speaker()),
                "rule",
                "unknown-entry-rule");
        assertThat(communities.found(new CommunityDraft("x-rule", "", "s", "", "closed"), console))
                .isInstanceOf(CommunityFounding.Refused.class);
        assertThat(questions.before(Optional.of(id), Long.MAX_VALUE, 10, console))
                .hasSize(1);
        assertThat(custodian.get("/network/questions/999999").status()).isEqualTo(404);
        assertThat(custodian
                        .post("/network/questions/999999/answer", "answer", "yes")
                        .status())
                .isEqualTo(404);
        assertThat(custodian.get("/network/new-question?community=nowhere").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("takes a unit in on the day that was asked for, or on that of the last yes if it is later")
    void day() {
        var host = spoken();
        var community = community(EntryRule.CONSENT, host);
        var guest = spoken();
        var from = communities.today().plusDays(3);
        var draft = new QuestionDraft("entry", guest.unit().code(), from.toString(), "", "", "We bake");
        var asked = heard(questions.ask(community.id(), draft, guest.speaker()));
        clock.advance(Duration.ofDays(10));
        yes(asked, host);
        LocalDate entered = communities
                .participations(List.of(community.id().value()))
                .getLast()
                .from();
        assertThat(entered).as("the day of the last yes").isEqualTo(communities.today());
    }

    @Test
    @DisplayName("shows what waits for whom on its page and on the home of whoever is asked, who answers there")
    void pages() {
        var host = spoken();
        var community = community(EntryRule.INVITED, host);
        var guest = spoken();
        var inviter = Browser.signedIn(port, host.login());
        var address = Addresses.of("/network/communities", community.code());
        assertThat(inviter.get(address).body()).contains("Invite a", "Change how", "the yes of at least one");
        var form = "/network/new-question?community=" + community.code() + "&kind=invitation";
        assertThat(inviter.get(form).body())
                .as("begins with what the community is for")
                .contains("Tea for two Will you take part?");
        var sent = inviter.post(
                "/network/questions",
                "community",
                community.code(),
                "kind",
                "invitation",
                "unit",
                guest.unit().code(),
                "by",
                host.unit().code(),
                "text",
                "Come\nand bake");
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        assertThat(inviter.get(address).body())
                .contains("Not answered yet: " + guest.unit().name());

        var invited = Browser.signedIn(port, guest.login());
        assertThat(invited.get("/home").body())
                .contains(host.unit().name() + " invites " + guest.unit().name() + " to " + community.name());
        assertThat(invited.get(sent.location()).body())
                .contains("Come and bake", "Answer for " + guest.unit().name());
        assertThat(invited.post(sent.location() + "/answer", "answer", "no").status())
                .as("a no says why")
                .isEqualTo(400);
        assertThat(invited.post(sent.location() + "/answer", "answer", "yes").location())
                .isEqualTo(sent.location());
        assertThat(invited.get(sent.location()).body()).contains("Everybody who was needed said yes", "Done");
        assertThat(invited.get("/home").body()).doesNotContain("invites");
        assertThat(custodian.get("/journal").body()).contains("let a", "enter the community " + community.code());
        assertThat(invited.get("/network/new-question?community=" + community.code() + "&kind=rule")
                        .status())
                .as("now it is in it")
                .isEqualTo(200);
        assertThat(Browser.signedIn(port, spoken().login())
                        .get("/network/new-question?community=" + community.code() + "&kind=rule")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("shows a partner who is invited the invitation, and neither the community nor who else is asked")
    void partners() {
        var host = spoken();
        var other = spoken();
        var community = community(EntryRule.CONSENT, host, other);
        var guest = spoken("partner");
        var asked = heard(questions.ask(community.id(), invitation(guest, host), host.speaker()));
        var address = "/network/questions/" + asked.id().value();
        var partner = Browser.signedIn(port, guest.login());
        assertThat(partner.get(address).body())
                .contains(
                        "Come and bake",
                        "Tea for two",
                        community.name(),
                        host.unit().name(),
                        "One more is asked")
                .doesNotContain(other.unit().name());
        assertThat(partner.get(Addresses.of("/network/communities", community.code()))
                        .status())
                .isEqualTo(404);
        assertThat(Browser.signedIn(port, spoken("partner").login())
                        .get(address)
                        .status())
                .as("another partner")
                .isEqualTo(404);
        yes(asked, other);
        assertThat(yes(asked, guest).outcome()).contains(Outcome.DONE);
        assertThat(partner.get(Addresses.of("/network/communities", community.code()))
                        .body())
                .contains(other.unit().name());
    }

    @Test
    @DisplayName("is asked, answered and given a unit by programs")
    void programs() {
        var token = custodian.token("questions");
        var unit = silent("node");
        var guest = silent("node");
        var made = custodian.api("POST", "/api/communities", token, """
                {"community":"api-tea","scenario":"Tea","unit":"%s","rule":"invited"}""".formatted(unit.code()));
        assertThat(made.body()).contains("\"rule\":\"invited\"").doesNotContain("ownUnit");
        var earning = custodian.api("POST", "/api/community-units", token, "{\"community\":\"api-tea\"}");
        assertThat(earning.status()).as(earning.body()).isEqualTo(201);
        assertThat(earning.location()).isEqualTo("/api/units/api-tea");
        assertThat(custodian.api("GET", made.location(), token, "").body()).contains("\"ownUnit\":\"api-tea\"");

        var asked = custodian.api("POST", "/api/questions", token, """
                {"community":"api-tea","about":"entry","unit":"%s","text":"We bake"}""".formatted(guest.code()));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.body()).contains("\"state\":\"open\"", "\"answer\":\"waiting\"", "\"answer\":\"yes\"");
        assertThat(custodian
                        .api("GET", "/api/questions?community=api-tea", token, "")
                        .body())
                .contains("\"unit\":\"" + guest.code() + "\"");
        var answered = custodian.api("POST", asked.location() + "/answer", token, "{\"answer\":\"yes\"}");
        assertThat(answered.body()).contains("\"state\":\"done\"");
        var again = custodian.api("POST", asked.location() + "/withdraw", token, "");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("question-over");
    }
}
