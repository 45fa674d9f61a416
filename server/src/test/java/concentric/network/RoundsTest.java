package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who belongs to a unit by hand, and who its members choose to speak for it. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class RoundsTest {

    private final int port;
    private final Rounds rounds;
    private final Enrolments enrolments;
    private final Units units;
    private final People people;
    private final Accounts accounts;
    private final MovableClock clock;
    private Browser custodian;
    private int persons;
    private int founded;

    RoundsTest(
            @LocalServerPort int port,
            Rounds rounds,
            Enrolments enrolments,
            Units units,
            People people,
            Accounts accounts,
            MovableClock clock) {
        this.port = port;
        this.rounds = rounds;
        this.enrolments = enrolments;
        this.units = units;
        this.people = people;
        this.accounts = accounts;
        this.clock = clock;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private Unit unit() {
        var code = "unit" + ++founded;
        custodian.post("/network/units", "unit", code, "name", "", "kind", "node");
        return units.find(code).orElseThrow();
    }

    /** Somebody without an account. */
    private Person person() {
        var code = "person" + ++persons;
        custodian.post("/people", "person", code, "name", "Person " + persons, "email", "");
        return people.find(code).orElseThrow();
    }

    /** A member with an account. */
    private Person member(Unit unit) {
        var person = person();
        custodian.post(
                "/people-accounts", "person", person.code(), "login", person.code(), "password", Browser.PASSWORD);
        joined(unit, person);
        return person;
    }

    private void joined(Unit unit, Person person) {
        var answer = custodian.post("/network/memberships", "unit", unit.code(), "person", person.code());
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    }

    private Actor actor(Person person) {
        return accounts.of(person.id()).orElseThrow().actor();
    }

    private Round proposed(Unit unit, Person about, Round.Choice choice, Person by) {
        return heard(rounds.propose(unit.id(), about.id(), choice, "it is time", 7, actor(by)));
    }

    private static Round heard(RoundChange change) {
        assertThat(change).isInstanceOf(RoundChange.Heard.class);
        return ((RoundChange.Heard) change).round();
    }

    private static String code(RoundChange change) {
        return ((RoundChange.Refused) change).faults().getFirst().code();
    }

    private static String code(Enrolling outcome) {
        return ((Enrolling.Refused) outcome).faults().getFirst().code();
    }

    private List<Person.Id> speakers(Unit unit) {
        return units.spokespersons(List.of(unit.id().value()))
                .getOrDefault(unit.id().value(), List.of());
    }

    private Enrolment enrolment(Unit unit, Person person, Role role) {
        return enrolments.of(unit.id()).stream()
                .filter(each -> each.membership().person().equals(person.id())
                        && each.membership().role() == role)
                .findFirst()
                .orElseThrow();
    }

    /** The first to speak for a unit of these two. */
    private void chosen(Unit unit, Person speaker, Person other) {
        var round = proposed(unit, speaker, Round.Choice.CHOOSE, speaker);
        assertThat(heard(rounds.consent(round.id(), actor(other))).outcome()).contains(Round.Outcome.EFFECTIVE);
        assertThat(speakers(unit)).containsExactly(speaker.id());
    }

    @Test
    void withEverybodysConsentItTakesEffectAtOnce() {
        var unit = unit();
        var ada = member(unit);
        var bea = member(unit);
        joined(unit, person());
        var round = proposed(unit, ada, Round.Choice.CHOOSE, bea);
        assertThat(round.isOpen()).as("one is asked still").isTrue();
        assertThat(speakers(unit)).isEmpty();
        assertThat(heard(rounds.consent(round.id(), actor(ada))).outcome()).contains(Round.Outcome.EFFECTIVE);
        assertThat(speakers(unit)).containsExactly(ada.id());
        assertThat(custodian.get("/journal?verb=spokesperson.choose").status()).isEqualTo(200);
    }

    @Test
    void silenceIsConsentWhenTheTimeIsOver() {
        var unit = unit();
        var ada = member(unit);
        var bea = member(unit);
        var round = proposed(unit, ada, Round.Choice.CHOOSE, ada);
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        rounds.endDue();
        assertThat(speakers(unit)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(code(rounds.object(round.id(), "too late", actor(bea)))).isEqualTo("round-over");
        rounds.endDue();
        assertThat(rounds.find(round.id()).orElseThrow().outcome()).contains(Round.Outcome.EFFECTIVE);
        assertThat(speakers(unit)).containsExactly(ada.id());
    }

    @Test
    void anObjectionThatStandsStopsItAndOneTakenBackDoesNot() {
        var unit = unit();
        var ada = member(unit);
        var bea = member(unit);
        var round = proposed(unit, ada, Round.Choice.CHOOSE, ada);
        assertThat(rounds.object(round.id(), " ", actor(bea))).isInstanceOf(RoundChange.Refused.class);
        heard(rounds.object(round.id(), "nobody would watch the oven", actor(bea)));
        clock.advance(Duration.ofDays(8));
        rounds.endDue();
        assertThat(rounds.find(round.id()).orElseThrow().outcome()).contains(Round.Outcome.OBJECTED);
        assertThat(speakers(unit)).isEmpty();

        clock.reset();
        var second = proposed(unit, ada, Round.Choice.CHOOSE, ada);
        heard(rounds.object(second.id(), "let me think", actor(bea)));
        assertThat(heard(rounds.consent(second.id(), actor(bea))).outcome()).contains(Round.Outcome.EFFECTIVE);
    }

    @Test
    void whoIsToBeRecalledIsNotAsked() {
        var unit = unit();
        var ada = member(unit);
        var bea = member(unit);
        var cem = member(unit);
        var chosen = proposed(unit, ada, Round.Choice.CHOOSE, ada);
        heard(rounds.consent(chosen.id(), actor(bea)));
        heard(rounds.consent(chosen.id(), actor(cem)));
        var recall = proposed(unit, ada, Round.Choice.RECALL, bea);
        assertThat(code(rounds.object(recall.id(), "I like it", actor(ada)))).isEqualTo("not-asked");
        assertThat(heard(rounds.consent(recall.id(), actor(cem))).outcome()).contains(Round.Outcome.EFFECTIVE);
        assertThat(speakers(unit)).isEmpty();
        var again = proposed(unit, ada, Round.Choice.CHOOSE, bea);
        heard(rounds.consent(again.id(), actor(ada)));
        heard(rounds.consent(again.id(), actor(cem)));
        assertThat(speakers(unit)).as("recalled and chosen on one day").containsExactly(ada.id());
    }

    @Test
    void onlyMembersAreHeard() {
        var unit = unit();
        var ada = member(unit);
        member(unit);
        var stranger = member(unit());
        var round = proposed(unit, ada, Round.Choice.CHOOSE, ada);
        assertThat(code(rounds.consent(round.id(), actor(stranger)))).isEqualTo("not-a-member");
        assertThat(code(rounds.object(round.id(), "no", accounts.console()))).isEqualTo("not-a-member");
        assertThat(code(rounds.withdraw(round.id(), actor(stranger)))).isEqualTo("not-yours");
        assertThat(code(rounds.propose(unit.id(), stranger.id(), Round.Choice.CHOOSE, "why", 7, actor(ada))))
                .isEqualTo("no-member");
        assertThat(code(rounds.propose(unit.id(), ada.id(), Round.Choice.CHOOSE, "why", 7, actor(ada))))
                .isEqualTo("round-open");
        assertThat(code(rounds.propose(unit.id(), ada.id(), Round.Choice.RECALL, "why", 1, actor(ada))))
                .isEqualTo("out-of-range");
    }

    @Test
    void theCustodianDecidesOnlyWhileNobodyCanBeAsked() {
        var unit = unit();
        var quiet = person();
        joined(unit, quiet);
        var form = new String[] {"unit", unit.code(), "person", quiet.code(), "choice", "choose"};
        assertThat(custodian.post("/network/spokespersons", form).status()).isEqualTo(303);
        assertThat(speakers(unit)).containsExactly(quiet.id());
        var ada = member(unit);
        var refused =
                custodian.post("/network/spokespersons", "unit", unit.code(), "person", ada.code(), "choice", "choose");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("decide who speaks for it; nobody else does");
        assertThat(Browser.signedIn(port, ada.code())
                        .post("/network/spokespersons", form)
                        .status())
                .isEqualTo(403);
        var end = enrolments.end(enrolment(unit, quiet, Role.SPOKESPERSON).id(), "", accounts.console());
        assertThat(code(end)).as("ending is no way around either").isEqualTo("members-choose");
    }

    /** Whatever a form is sent with: who joins is a member. */
    @Test
    void aRoleCanNotBeAssignedByTheWay() {
        var unit = unit();
        var ada = member(unit);
        var bea = member(unit);
        chosen(unit, ada, bea);
        var eve = person();
        var adas = Browser.signedIn(port, ada.code());
        var joined = adas.post(
                "/network/memberships",
                "unit",
                unit.code(),
                "person",
                eve.code(),
                "role",
                "spokesperson",
                "membership.role",
                "SPOKESPERSON",
                "choice",
                "choose");
        assertThat(joined.status()).isEqualTo(303);
        assertThat(speakers(unit)).containsExactly(ada.id());
        var id = enrolment(unit, eve, Role.MEMBER).id().value();
        adas.post("/network/memberships/" + id + "/share", "share", "50", "role", "spokesperson");
        assertThat(speakers(unit)).containsExactly(ada.id());
        var beas = Browser.signedIn(port, bea.code());
        assertThat(beas.post("/network/memberships", "unit", unit.code(), "person", eve.code(), "role", "spokesperson")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theLastWhoSpeaksDoesNotLeaveWhileOthersCanChoose() {
        var unit = unit();
        var ada = member(unit);
        var bea = member(unit);
        chosen(unit, ada, bea);
        var membership = enrolment(unit, ada, Role.MEMBER).id();
        assertThat(code(enrolments.end(membership, "", actor(ada)))).isEqualTo("last-spokesperson");
        var round = proposed(unit, bea, Round.Choice.CHOOSE, bea);
        heard(rounds.consent(round.id(), actor(ada)));
        assertThat(enrolments.end(membership, "", actor(ada))).isInstanceOf(Enrolling.Done.class);
        assertThat(speakers(unit)).as("leaving, one no longer speaks").containsExactly(bea.id());
        var alone = enrolments.end(enrolment(unit, bea, Role.MEMBER).id(), "", actor(bea));
        assertThat(((Enrolling.Done) alone).unspoken())
                .as("said on the next page")
                .isTrue();
    }

    @Test
    void sharesChangeFromADayOnAndStayOnRecord() {
        var unit = unit();
        var ada = member(unit);
        var membership = enrolment(unit, ada, Role.MEMBER);
        var from = membership.membership().from().plusDays(10);
        var page = "/network/memberships/" + membership.id().value();
        assertThat(custodian
                        .post(page + "/share", "share", "40,5", "from", from.toString())
                        .status())
                .isEqualTo(303);
        assertThat(enrolments.of(unit.id()))
                .extracting(
                        each -> each.membership().sharePpm(),
                        each -> each.membership().from())
                .containsExactly(tuple(null, membership.membership().from()), tuple(405_000L, from));
        for (var wrong : List.of("101", "-1", "half", "0.00001")) {
            assertThat(custodian.post(page + "/share", "share", wrong).body()).contains("is not a percentage");
        }
        assertThat(custodian
                        .post(page + "/end", "until", LocalDate.MIN.toString())
                        .status())
                .isEqualTo(400);
        assertThat(custodian.get("/network/members/" + unit.code()).body()).contains("40.5");
    }

    /** What a form says of unit or person counts for nothing where the membership itself knows better. */
    @Test
    void aForeignMembershipStaysForeign() {
        var unit = unit();
        var ada = member(unit);
        var bea = member(unit);
        chosen(unit, ada, bea);
        var other = unit();
        var cem = member(other);
        var foreign = "/network/memberships/"
                + enrolment(other, cem, Role.MEMBER).id().value();
        var adas = Browser.signedIn(port, ada.code());
        assertThat(adas.post(foreign + "/share", "share", "1", "unit", unit.code())
                        .status())
                .isEqualTo(403);
        assertThat(adas.post(foreign + "/end", "unit", unit.code()).status()).isEqualTo(403);
        assertThat(adas.post("/network/memberships", "unit", other.code(), "person", ada.code())
                        .status())
                .isEqualTo(403);
        assertThat(adas.post("/network/memberships/"
                                + enrolment(unit, bea, Role.MEMBER).id().value() + "/end")
                        .status())
                .as("a spokesperson is no boss")
                .isEqualTo(403);
        assertThat(custodian
                        .post("/network/memberships", "unit", unit.code(), "person", ada.code())
                        .status())
                .as("twice")
                .isEqualTo(400);
        assertThat(custodian
                        .post("/network/memberships", "unit", unit.code(), "person", "nobody")
                        .body())
                .contains("There is no person “nobody”.");
    }

    @Test
    void aSpokespersonInvitesPeopleOfTheOwnUnitAlone() {
        var unit = unit();
        var ada = member(unit);
        var bea = member(unit);
        chosen(unit, ada, bea);
        var adas = Browser.signedIn(port, ada.code());
        var own = person();
        joined(unit, own);
        assertThat(adas.get("/people/" + own.code()).body()).contains("/people-invitations");
        assertThat(adas.post("/people-invitations", "person", own.code()).status())
                .isEqualTo(201);
        var elsewhere = person();
        joined(unit(), elsewhere);
        assertThat(adas.post("/people-invitations", "person", elsewhere.code()).status())
                .isEqualTo(403);
        joined(unit, elsewhere);
        assertThat(adas.post("/people-invitations", "person", elsewhere.code()).status())
                .as("of another unit too")
                .isEqualTo(403);
        assertThat(Browser.signedIn(port, bea.code())
                        .post("/people-invitations", "person", own.code())
                        .status())
                .isEqualTo(403);
    }
}
