package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Addresses;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A community")
class CommunitiesTest {

    private final int port;
    private final Communities communities;
    private final Units units;
    private final People people;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private Browser custodian;
    private Actor console;
    private String token = "";
    private int founded;

    CommunitiesTest(
            @LocalServerPort int port,
            Communities communities,
            Units units,
            People people,
            Accounts accounts,
            JdbcClient jdbc,
            MovableClock clock) {
        this.port = port;
        this.communities = communities;
        this.units = units;
        this.people = people;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.custodian = Browser.anonymous(port);
        this.console = new Actor(0, "", false);
        clock.reset();
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
        token = custodian.token("tests");
        console = accounts.console();
    }

    /** One that nobody speaks for. */
    private Unit silent() {
        var code = "circle-" + ++founded;
        custodian.post("/network/units", "unit", code, "name", "Unit " + founded, "kind", "node");
        return units.find(code).orElseThrow();
    }

    /** Somebody who speaks for a unit and has an account; called as the unit is. */
    private Person speaker(Unit unit) {
        var code = "for-" + unit.code();
        custodian.post("/people", "person", code, "name", "Speaker of " + unit.name(), "email", "");
        custodian.post("/network/memberships", "unit", unit.code(), "person", code);
        var chosen = custodian.post("/network/spokespersons", "unit", unit.code(), "person", code, "choice", "choose");
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(303);
        custodian.post("/people-accounts", "person", code, "login", code, "password", Browser.PASSWORD);
        return people.find(code).orElseThrow();
    }

    private Actor actor(Person person) {
        return accounts.of(person.id()).orElseThrow().actor();
    }

    private Community waiting() {
        var code = "community-" + ++founded;
        var draft = new CommunityDraft(code, "", "Tea for two, and the cake came whole", "", "");
        return ((CommunityFounding.Founded) communities.found(draft, console)).community();
    }

    private static List<Fault> faults(CommunityFounding outcome) {
        return outcome instanceof CommunityFounding.Refused(var faults) ? faults : List.of();
    }

    private static List<Fault> faults(Participating outcome) {
        return outcome instanceof Participating.Refused(var faults) ? faults : List.of();
    }

    private static void refused(List<Fault> faults, String field, String code) {
        assertThat(faults).extracting(Fault::field, Fault::code).containsExactly(tuple(field, code));
    }

    private static Participation done(Participating outcome) {
        assertThat(outcome).isInstanceOf(Participating.Done.class);
        return ((Participating.Done) outcome).participation();
    }

    private List<Participation> in(Community community) {
        return communities.participations(List.of(community.id().value()));
    }

    @Test
    @DisplayName("earns by a unit of its own: who speaks for a unit in it founds that, belongs to it and speaks for it")
    void earns() {
        var unit = silent();
        var other = silent();
        var community = waiting();
        done(communities.enter(community.id(), unit.id(), "", console));
        var speaker = actor(speaker(unit));
        assertThat(communities.earn(community.id(), "", actor(speaker(other)))).isInstanceOf(Founding.Refused.class);
        assertThat(communities.ownUnit(community.id())).isEmpty();

        var founding = communities.earn(community.id(), "", speaker);

        assertThat(founding).isInstanceOf(Founding.Founded.class);
        var own = communities.ownUnit(community.id()).orElseThrow();
        assertThat(own)
                .returns(community.code(), Unit::code)
                .returns(community.scenario(), Unit::purpose)
                .returns(UnitKind.NODE, Unit::kind);
        assertThat(communities.spokenFor(speaker)).contains(own.id(), unit.id());
        assertThat(communities.enter(community.id(), own.id(), "", speaker)).isInstanceOf(Participating.Refused.class);
    }

    @Test
    @DisplayName("is founded by whoever speaks for its first unit, and is shown with its scenario first")
    void founded() {
        var unit = silent();
        var speaker = speaker(unit);
        var browser = Browser.signedIn(port, speaker.code());

        var scenario = "Guests at four:\r\neverything on the table matches";
        String[] form = {
            "community", "afternoon tea", "name", "Afternoon tea", "scenario", scenario, "unit", unit.code()
        };
        var answer = browser.post("/network/communities", form);

        assertThat(answer.location()).isEqualTo("/network/communities/afternoon%20tea");
        var page = browser.get(answer.location()).body();
        assertThat(page)
                .contains("Afternoon tea is there.", "Guests at four: everything on the table matches", unit.name());
        assertThat(browser.get("/network/communities?q=matches").body()).contains("Afternoon tea");
        assertThat(browser.get("/network/communities.csv?q=afternoon").body())
                .startsWith("community,name,scenario,units\n")
                .endsWith("," + unit.code() + "\n");
        assertThat(browser.get(Addresses.of("/network/units", unit.code())).body())
                .contains("Communities", "Afternoon tea");
        assertThat(browser.get("/search?q=afternoon").body()).contains("Afternoon tea");
        assertThat(custodian.get("/journal").body()).contains("founded the community afternoon tea");
    }

    @Test
    @DisplayName("is founded by nobody who speaks for no unit, nor for a unit that somebody else speaks for")
    void notFounded() {
        var unit = silent();
        var speaker = speaker(unit);
        var other = silent();
        speaker(other);

        var draft = new CommunityDraft("nobodys", "", "s", other.code(), "");
        refused(faults(communities.found(draft, actor(speaker))), "unit", "not-spokesperson");
        refused(faults(communities.found(draft, console)), "unit", "speaks-for-itself");
        refused(
                faults(communities.found(new CommunityDraft("nobodys", "", "s", "", ""), actor(speaker))),
                "unit",
                "missing");
        custodian.post("/people", "person", "onlooker", "name", "Onlooker", "email", "");
        custodian.post("/people-accounts", "person", "onlooker", "login", "onlooker", "password", Browser.PASSWORD);
        var onlooker = Browser.signedIn(port, "onlooker");
        assertThat(onlooker.get("/network/new-community").status()).isEqualTo(403);
        assertThat(onlooker.post("/network/communities", "community", "nobodys", "scenario", "s")
                        .status())
                .isEqualTo(403);
        assertThat(onlooker.get("/network/communities").body()).doesNotContain("/network/new-community");
        assertThat(communities.find("nobodys")).isEmpty();
    }

    @Test
    @DisplayName("has a code of its own: taken once, whatever units are called; a refusal leaves nothing behind")
    void codes() {
        var unit = silent();
        assertThat(communities.found(new CommunityDraft(unit.code(), "", "s", "", ""), console))
                .as("communities are no parties")
                .isInstanceOf(CommunityFounding.Founded.class);
        long acts = count("platform.act");

        var again = new CommunityDraft(unit.code(), "", "s", "", "");
        refused(faults(communities.found(again, console)), "community", "community-code-taken");
        for (var code : List.of("", "1st", "a.b", "a\u202Eb", "x".repeat(101), "<svg>")) {
            assertThat(faults(communities.found(new CommunityDraft(code, "", "s", "", ""), console)))
                    .as(code)
                    .isNotEmpty();
        }
        for (var scenario : List.of("", "  ", "x".repeat(2_001), "a\u202Eb", "a\u0000b")) {
            assertThat(faults(communities.found(new CommunityDraft("fine", "", scenario, "", ""), console)))
                    .as(scenario)
                    .extracting(Fault::field)
                    .containsExactly("scenario");
        }
        assertThat(faults(
                        communities.found(new CommunityDraft("fine", "x".repeat(10_000), "s", "nowhere", ""), console)))
                .extracting(Fault::field)
                .containsExactly("name", "unit");
        assertThat(count("platform.act")).isEqualTo(acts);
        assertThat(communities.find("fine")).isEmpty();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    @DisplayName("has a unit in it once: a second time is refused by page and API, naming it and since when")
    void twice() {
        var unit = silent();
        var community = waiting();
        String[] entering = {"community", community.code(), "unit", unit.code(), "from", "2026-01-05"};
        assertThat(custodian.post("/network/participations", entering).status()).isEqualTo(303);

        var again = custodian.post("/network/participations", entering);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains(unit.name() + " is in " + community.name() + " already, from 2026-01-05 on.");
        var program = custodian.api("POST", "/api/participations", token, """
                {"community":"%s","unit":"%s"}""".formatted(community.code(), unit.code()));
        assertThat(program.status()).isEqualTo(400);
        assertThat(program.body()).contains("\"field\":\"unit\",\"code\":\"in-community-already\"");
        assertThat(in(community)).hasSize(1);
    }

    @Test
    @DisplayName("has a unit in it once, also where it enters many times at the same moment")
    void race() throws Exception {
        var unit = silent();
        var community = waiting();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Participating>> entering = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return communities.enter(community.id(), unit.id(), "", console);
                    }))
                    .toList();
            start.countDown();
            int entered = 0;
            for (var each : entering) if (each.get() instanceof Participating.Done) entered++;
            assertThat(entered).isEqualTo(1);
        }
        assertThat(in(community)).hasSize(1);
    }

    @Test
    @DisplayName("has a unit in it once, whatever the program does: PostgreSQL refuses days that overlap")
    void lastWord() {
        var unit = silent();
        var community = waiting();
        done(communities.enter(community.id(), unit.id(), "2026-01-01", console));
        assertThatThrownBy(() ->
                        jdbc.sql("""
                                insert into network.participation (community_id, unit_id, from_day, act_id)
                                select community_id, unit_id, '2026-06-01', act_id from network.participation
                                where community_id = :community
                                """).param("community", community.id().value()).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("participation_once");
    }

    @Test
    @DisplayName("is left from a day on; that stays on record, and the unit can enter again from that day, not before")
    void left() {
        var unit = silent();
        var community = waiting();
        var first = done(communities.enter(community.id(), unit.id(), "2025-01-01", console));
        refused(faults(communities.leave(first.id(), "2024-12-31", console)), "until", "not-in-community-then");

        done(communities.leave(first.id(), "2025-07-01", console));

        refused(faults(communities.leave(first.id(), "2025-08-01", console)), "until", "left-already");
        refused(
                faults(communities.enter(community.id(), unit.id(), "2025-06-30", console)),
                "from",
                "in-community-then");
        done(communities.enter(community.id(), unit.id(), "2025-07-01", console));
        assertThat(in(community))
                .extracting(Participation::from, Participation::until)
                .containsExactly(
                        tuple(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 7, 1)),
                        tuple(LocalDate.of(2025, 7, 1), null));
        assertThat(custodian
                        .get(Addresses.of("/network/communities", community.code()))
                        .body())
                .contains("Who was in it", "1 Jul 2025");
        assertThat(communities.on(LocalDate.of(2025, 6, 30)))
                .contains(in(community).getFirst());
    }

    @Test
    @DisplayName("that was entered by mistake is left on the same day, and then never held")
    void mistake() {
        var unit = silent();
        var community = waiting();
        var first = done(communities.enter(community.id(), unit.id(), "", console));
        done(communities.leave(first.id(), "", console));

        assertThat(in(community)).isEmpty();
        done(communities.enter(community.id(), unit.id(), "", console));
        assertThat(in(community)).hasSize(1);
    }

    @Test
    @DisplayName("is entered and left by whoever speaks for the unit, and by nobody else, under no number but its own")
    void whoMay() {
        var own = silent();
        var speaker = speaker(own);
        var siblings = silent();
        speaker(siblings);
        var community = waiting();
        var theirs = done(communities.enter(
                community.id(),
                siblings.id(),
                "2025-01-01",
                actor(people.find("for-" + siblings.code()).orElseThrow())));
        var browser = Browser.signedIn(port, speaker.code());

        String[] more = {"community", community.code(), "unit", own.code(), "until", "2020-01-01", "act_id", "1"};
        assertThat(browser.post("/network/participations", more).status()).isEqualTo(303);
        String[] foreign = {"community", community.code(), "unit", siblings.code()};
        assertThat(browser.post("/network/participations", foreign).status()).isEqualTo(403);
        var leave = "/network/participations/" + theirs.id().value();
        assertThat(browser.get(leave).status()).isEqualTo(403);
        // The own community and unit beside a foreign number change nothing: whose it is, is read from it.
        String[] pretended = {"community", community.code(), "unit", own.code()};
        assertThat(browser.post(leave + "/leave", pretended).status()).isEqualTo(403);
        var notEven = custodian.post(leave + "/leave").status();
        assertThat(notEven).as("somebody speaks for it").isEqualTo(403);
        var nobodys = browser.post("/network/participations/999999/leave");
        assertThat(nobodys.status()).isEqualTo(404);
        assertThat(in(community)).extracting(Participation::until).containsExactly(null, null);
        var mine = in(community).getLast();
        assertThat(mine.unit()).isEqualTo(own.id());
        var left = browser.post("/network/participations/" + mine.id().value() + "/leave");
        assertThat(left.status()).isEqualTo(303);
        assertThat(custodian.get("/journal").body()).contains("leave the community " + community.code());
    }

    @Test
    @DisplayName("is not entered by what is no unit, on what is no day, nor where there is none")
    void badInput() {
        var unit = silent();
        var community = waiting();
        for (var code : List.of("", "nowhere", "x".repeat(10_000), "\u202E")) {
            assertThat(custodian
                            .post("/network/participations", "community", community.code(), "unit", code)
                            .status())
                    .isEqualTo(400);
        }
        for (var day : List.of("someday", "2026-02-30", "+999999999-12-31", "99999-01-01", "x".repeat(10_000))) {
            assertThat(faults(communities.enter(community.id(), unit.id(), day, console)))
                    .as(day)
                    .extracting(Fault::field, Fault::code)
                    .containsExactly(tuple("from", "malformed-date"));
        }
        assertThat(custodian
                        .post("/network/participations", "community", "nowhere", "unit", unit.code())
                        .status())
                .isEqualTo(404);
        assertThat(custodian.get("/network/communities/nowhere").status()).isEqualTo(404);
        assertThat(Browser.anonymous(port).get("/network/communities").location())
                .startsWith("/sign-in");
        assertThat(in(community)).isEmpty();
    }

    @Test
    @DisplayName("is founded, entered, read and left by programs")
    void programs() {
        var unit = silent();
        var body = "{\"community\":\"api/tea\",\"scenario\":\"Tea\",\"unit\":\"%s\"}".formatted(unit.code());
        var made = custodian.api("POST", "/api/communities", token, body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.location()).isEqualTo("/api/communities/api/tea");
        var community = communities.find("api/tea").orElseThrow();
        var number = in(community).getFirst().id().value();

        assertThat(custodian.api("GET", made.location(), token, "").body())
                .contains("\"scenario\":\"Tea\"", "\"id\":" + number, "\"unit\":\"" + unit.code() + "\"");
        assertThat(custodian.api("GET", "/api/communities?q=api/tea", token, "").body())
                .contains("\"community\":\"api/tea\"")
                .doesNotContain("\"next\"");
        var left =
                custodian.api("POST", "/api/participations/" + number + "/leave", token, "{\"until\":\"2999-01-01\"}");
        assertThat(left.status()).as(left.body()).isEqualTo(200);
        assertThat(left.body()).contains("\"until\":\"2999-01-01\"");
        assertThat(custodian
                        .api("POST", "/api/participations/0/leave", token, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(custodian
                        .api("POST", "/api/communities", token, "{\"community\":\"x\",\"act\":1}")
                        .status())
                .as("nothing but what is asked for")
                .isEqualTo(400);
    }
}
