package concentric.network;

import static concentric.network.Circles.heard;
import static concentric.network.Circles.invitation;
import static concentric.network.Circles.refused;
import static concentric.network.Circles.request;
import static concentric.network.Circles.rule;
import static org.assertj.core.api.Assertions.assertThat;

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
    private final Actor console;
    private Browser custodian;
    private Circles circles;

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
        this.console = accounts.console();
        this.custodian = Browser.anonymous(port);
        this.circles = new Circles(custodian, communities, questions, units, people, accounts);
        clock.reset();
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
        circles = new Circles(custodian, communities, questions, units, people, accounts);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    @DisplayName("“invited” is entered with the unit's own yes and that of one that is in it, whoever begins")
    void invited() {
        var host = circles.spoken();
        var other = circles.spoken();
        var community = circles.community(EntryRule.INVITED, host, other);
        var guest = circles.spoken();

        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        assertThat(asked.outcome()).isEmpty();
        assertThat(circles.in(community)).hasSize(2);
        assertThat(circles.yes(asked, other).outcome()).contains(Outcome.DONE);
        assertThat(circles.in(community)).contains(guest.unit().id());

        var second = circles.spoken();
        var inviting = heard(questions.ask(community.id(), invitation(second, host), host.speaker()));
        assertThat(inviting.isRequest()).isFalse();
        assertThat(circles.yes(inviting, second).outcome()).contains(Outcome.DONE);
        assertThat(circles.in(community)).contains(second.unit().id());
    }

    @Test
    @DisplayName("“invited” is closed to a unit that says no itself, or to which all that are in it say no")
    void notInvited() {
        var host = circles.spoken();
        var other = circles.spoken();
        var community = circles.community(EntryRule.INVITED, host, other);
        var guest = circles.spoken();
        var inviting = heard(questions.ask(community.id(), invitation(guest, host), host.speaker()));
        assertThat(circles.no(inviting, guest).outcome()).contains(Outcome.DECLINED);

        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        assertThat(circles.no(asked, host).outcome())
                .as("the other may say yes")
                .isEmpty();
        assertThat(circles.no(asked, other).outcome()).contains(Outcome.DECLINED);
        assertThat(circles.in(community)).doesNotContain(guest.unit().id());
    }

    @Test
    @DisplayName("“consent” is entered with the yes of everybody in it; one no, which says why, ends it")
    void consent() {
        var host = circles.spoken();
        var other = circles.spoken();
        var community = circles.community(EntryRule.CONSENT, host, other);
        var guest = circles.spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        assertThat(circles.yes(asked, host).outcome()).isEmpty();
        refused(questions.answer(asked.id(), "", false, " ", other.speaker()), "objection", "missing");
        assertThat(circles.no(asked, other).outcome()).contains(Outcome.DECLINED);
        assertThat(custodian
                        .get(Addresses.of("/network/communities", community.code()))
                        .body())
                .contains("Declined", "No from " + other.unit().name() + ": There are enough of us");

        var again = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        circles.yes(again, other);
        assertThat(circles.yes(again, host).outcome()).contains(Outcome.DONE);
        assertThat(circles.in(community))
                .containsExactly(
                        host.unit().id(), other.unit().id(), guest.unit().id());
    }

    @Test
    @DisplayName("counts the yes of those who are in it: who left is not asked any more, who entered is")
    void whoIsInItCounts() {
        var host = circles.spoken();
        var leaving = circles.spoken();
        var community = circles.community(EntryRule.CONSENT, host, leaving);
        var guest = circles.spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        circles.yes(asked, host);
        assertThat(questions.endDue()).as("one is missing").isZero();
        var part = communities.participations(List.of(community.id().value())).getLast();
        assertThat(communities.leave(part.id(), "", leaving.speaker())).isInstanceOf(Participating.Done.class);

        refused(questions.answer(asked.id(), "", true, "", leaving.speaker()), "", "not-spokesperson");
        assertThat(questions.endDue()).isEqualTo(1);
        assertThat(circles.in(community))
                .containsExactly(host.unit().id(), guest.unit().id());

        var next = circles.spoken();
        var first = heard(questions.ask(community.id(), request(next), next.speaker()));
        var late = circles.spoken();
        var second = heard(questions.ask(community.id(), request(late), late.speaker()));
        for (var each : List.of(host, guest)) circles.yes(first, each);
        for (var each : List.of(host, guest))
            assertThat(circles.yes(second, each).outcome()).isEmpty();
        assertThat(circles.yes(second, next).outcome())
                .as("with the yes of who came in between")
                .contains(Outcome.DONE);
    }

    @Test
    @DisplayName("is not entered past its rule, by page or by program, whoever lets the unit")
    void noWayAround() {
        var host = circles.spoken();
        var community = circles.community(EntryRule.INVITED, host);
        var guest = circles.spoken();
        var entering = communities.enter(community.id(), guest.unit().id(), "", guest.speaker());
        assertThat(entering).isInstanceOf(Participating.Refused.class);
        assertThat(((Participating.Refused) entering).faults())
                .extracting(Fault::code)
                .containsExactly("enters-when-asked");
        var silent = circles.silent("node");
        var custodians =
                custodian.post("/network/participations", "community", community.code(), "unit", silent.code());
        assertThat(custodians.status()).isEqualTo(400);
        assertThat(custodians.body()).contains("do not enter " + community.name() + " by themselves");
        assertThat(circles.in(community)).containsExactly(host.unit().id());
    }

    @Test
    @DisplayName("that nobody is in is entered by whom the custodian lets in")
    void nobodyInIt() {
        var community = circles.community(EntryRule.CONSENT);
        var guest = circles.spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        assertThat(asked.outcome()).isEmpty();
        assertThat(heard(questions.answer(asked.id(), "", true, "", console)).outcome())
                .contains(Outcome.DONE);

        var empty = circles.community(EntryRule.INVITED);
        var other = circles.spoken();
        var inviting = heard(questions.ask(empty.id(), request(other), console));
        assertThat(inviting.by()).isEqualTo(Optional.empty());
        refused(questions.answer(inviting.id(), "", true, "", guest.speaker()), "", "not-spokesperson");
        assertThat(circles.yes(inviting, other).outcome()).contains(Outcome.DONE);
        refused(questions.ask(empty.id(), request(circles.spoken()), console), "unit", "speaks-for-itself");
    }

    @Test
    @DisplayName("changes its rule with the yes of all that are in it, of one alone at once, and else of nobody")
    void itsRule() {
        var host = circles.spoken();
        var other = circles.spoken();
        var community = circles.community(EntryRule.OPEN, host, other);
        refused(
                questions.ask(
                        community.id(),
                        rule(EntryRule.CONSENT, ""),
                        circles.spoken().speaker()),
                "",
                "not-spokesperson");
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
        assertThat(circles.yes(asked, other).outcome()).contains(Outcome.DONE);
        assertThat(communities.find(community.code()).orElseThrow().rule()).isEqualTo(EntryRule.CONSENT);

        var alone = circles.community(EntryRule.OPEN, host);
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
        var host = circles.spoken();
        var other = circles.spoken();
        var community = circles.community(EntryRule.CONSENT, host, other);
        var guest = circles.spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        circles.yes(heard(questions.ask(community.id(), rule(EntryRule.OPEN, ""), host.speaker())), other);
        assertThat(questions.endDue()).isEqualTo(1);
        assertThat(circles.in(community)).contains(guest.unit().id());
        refused(questions.answer(asked.id(), "", true, "", other.speaker()), "", "not-spokesperson");

        var invited = circles.spoken();
        var inviting = heard(questions.ask(community.id(), invitation(invited, host), host.speaker()));
        assertThat(inviting.outcome()).isEmpty();
        assertThat(circles.yes(inviting, invited).outcome()).contains(Outcome.DONE);
    }

    @Test
    @DisplayName("is asked, answered and left alone by whoever speaks for the unit concerned, and by nobody else")
    void whoMay() {
        var host = circles.spoken();
        var sibling = circles.spoken();
        var community = circles.community(EntryRule.INVITED, host, sibling);
        var guest = circles.spoken();
        var foreign = circles.spoken();
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
        assertThat(circles.in(community)).doesNotContain(guest.unit().id());
    }

    @Test
    @DisplayName("hears an answer once, and none after thirty days or after the end")
    void once() {
        var host = circles.spoken();
        var other = circles.spoken();
        var community = circles.community(EntryRule.CONSENT, host, other);
        var guest = circles.spoken();
        var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
        circles.yes(asked, host);
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
        assertThat(circles.in(community)).doesNotContain(guest.unit().id());
    }

    @Test
    @DisplayName("takes a unit in once, where the last two answer at the same moment")
    void race() throws Exception {
        for (int round = 0; round < 5; round++) {
            var host = circles.spoken();
            var other = circles.spoken();
            var community = circles.community(EntryRule.CONSENT, host, other);
            var guest = circles.spoken();
            var asked = heard(questions.ask(community.id(), request(guest), guest.speaker()));
            var start = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answering = new ArrayList<Future<Question>>();
                for (var each : List.of(host, other)) {
                    answering.add(threads.submit(() -> {
                        start.await();
                        return circles.yes(asked, each);
                    }));
                }
                start.countDown();
                var outcomes = new ArrayList<Optional<Outcome>>();
                for (var each : answering) outcomes.add(each.get().outcome());
                assertThat(outcomes).containsExactlyInAnyOrder(Optional.empty(), Optional.of(Outcome.DONE));
            }
            assertThat(circles.in(community))
                    .containsExactly(
                            host.unit().id(), other.unit().id(), guest.unit().id());
        }
    }

    @Test
    @DisplayName("is not asked what makes no sense, and a refusal leaves nothing behind")
    void badInput() {
        var host = circles.spoken();
        var community = circles.community(EntryRule.INVITED, host);
        assertThat(communities.earn(community.id(), "", host.speaker())).isInstanceOf(Founding.Founded.class);
        var guest = circles.spoken();
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
        refused(
                questions.ask(id, new QuestionDraft("entry", code, yesterday, "", "", "t"), by),
                "from",
                "question-of-the-past");
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
        var host = circles.spoken();
        var community = circles.community(EntryRule.CONSENT, host);
        var guest = circles.spoken();
        var from = communities.today().plusDays(3);
        var draft = new QuestionDraft("entry", guest.unit().code(), from.toString(), "", "", "We bake");
        var asked = heard(questions.ask(community.id(), draft, guest.speaker()));
        clock.advance(Duration.ofDays(10));
        circles.yes(asked, host);
        LocalDate entered = communities
                .participations(List.of(community.id().value()))
                .getLast()
                .from();
        assertThat(entered).as("the day of the last yes").isEqualTo(communities.today());
    }
}
