package concentric.network;

import static concentric.network.Circles.heard;
import static concentric.network.Circles.invitation;
import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.network.Question.Outcome;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.platform.web.Addresses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("What a community asks")
class QuestionPagesTest {

    private final int port;
    private final Communities communities;
    private final Questions questions;
    private final Units units;
    private final People people;
    private final Accounts accounts;
    private Browser custodian;
    private Circles circles;

    QuestionPagesTest(
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
        this.custodian = Browser.anonymous(port);
        this.circles = new Circles(custodian, communities, questions, units, people, accounts);
        clock.reset();
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
        circles = new Circles(custodian, communities, questions, units, people, accounts);
    }

    @Test
    @DisplayName("shows what waits for whom on its page and on the home of whoever is asked, who answers there")
    void pages() {
        var host = circles.spoken();
        var community = circles.community(EntryRule.INVITED, host);
        var guest = circles.spoken();
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
        assertThat(Browser.signedIn(port, circles.spoken().login())
                        .get("/network/new-question?community=" + community.code() + "&kind=rule")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("shows a partner who is invited the invitation, and neither the community nor who else is asked")
    void partners() {
        var host = circles.spoken();
        var other = circles.spoken();
        var community = circles.community(EntryRule.CONSENT, host, other);
        var guest = circles.spoken("partner");
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
        assertThat(Browser.signedIn(port, circles.spoken("partner").login())
                        .get(address)
                        .status())
                .as("another partner")
                .isEqualTo(404);
        circles.yes(asked, other);
        assertThat(circles.yes(asked, guest).outcome()).contains(Outcome.DONE);
        assertThat(partner.get(Addresses.of("/network/communities", community.code()))
                        .body())
                .contains(other.unit().name());
    }

    @Test
    @DisplayName("is asked and answered by programs, too, which also give the community its unit")
    void programs() {
        var token = custodian.token("questions");
        var unit = circles.silent("node");
        var guest = circles.silent("node");
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
