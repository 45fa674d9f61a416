package concentric.access;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is sent beside what an address asks for, by somebody who speaks for a unit and has a token of their own. */
@DisplayName("Slipped in")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class SlippedInTest {

    private final int port;
    private @Nullable Things made;
    private Browser olga;
    private String token = "";

    SlippedInTest(@LocalServerPort int port) {
        this.port = port;
        this.olga = Browser.anonymous(port);
    }

    @BeforeAll
    void setUp() {
        made = new Things(port);
        things().found();
        olga = Browser.signedIn(port, "olga");
        token = Caller.token(olga, "olga", "read", "record", "sign", "manage");
    }

    private Things things() {
        return Objects.requireNonNull(made);
    }

    @Test
    @DisplayName("one’s own unit beside another’s membership: the membership’s unit is asked, and nothing changes")
    void ownParent() {
        long foreign = things().number(Place.FOREIGN, "membership");
        var path = "/network/memberships/" + foreign;
        var before = members();
        for (var verb : new String[] {"/share", "/end"}) {
            assertThat(olga.postFrom("/network/members/Oven", path + verb, "unit", "Oven", "share", "10")
                            .status())
                    .as(verb)
                    .isEqualTo(403);
            var body = "{\"unit\":\"Oven\"}";
            assertThat(olga.api("POST", "/api/memberships/" + foreign + verb, token, body)
                            .status())
                    .as(verb)
                    .isIn(400, 403);
            assertThat(olga.api("POST", "/api/memberships/" + foreign + verb, token, "{}")
                            .status())
                    .as(verb)
                    .isEqualTo(403);
        }
        assertThat(members()).isEqualTo(before);
    }

    @Test
    @DisplayName("one’s own unit and somebody of another: nobody speaks for a unit that they don’t belong to")
    void foreignPerson() {
        var round = "{\"unit\":\"Oven\",\"person\":\"%s\",\"choice\":\"choose\",\"reason\":\"r\"}"
                .formatted(Place.FOREIGN.member());
        var answer = olga.api("POST", "/api/rounds", token, round);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"person\"");
        var appointed = olga.postFrom(
                "/network/members/Oven",
                "/network/spokespersons",
                "unit",
                "Oven",
                "person",
                Place.FOREIGN.member(),
                "choice",
                "choose");
        assertThat(appointed.status()).isEqualTo(403);
    }

    @Test
    @DisplayName("one’s own draft held against another’s version: versions of one contract are compared, no others")
    void foreignVersion() {
        long own = things().number(Place.OWN, "version");
        long foreign = things().number(Place.FOREIGN, "version");
        var compared = olga.api("GET", "/api/contracts/versions/" + own + "/differences?against=" + foreign, token, "");
        assertThat(compared.status()).isIn(400, 404);
        assertThat(compared.body()).doesNotContain("offer-foreign", "Toys");
    }

    @Test
    @DisplayName("a role: what an address doesn’t know is refused by name, and a page’s form gives none")
    void role() {
        var member = "{\"unit\":\"Oven\",\"person\":\"%s\",\"role\":\"spokesperson\"}".formatted(Place.OWN.other());
        var refused = olga.api("POST", "/api/memberships", token, member);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("json-unknown-field", "\"field\":\"role\"");
        var person = "{\"person\":\"mallory\",\"name\":\"Mallory\",\"custodian\":true}";
        var added = things().custodian().api("POST", "/api/people", things().token(), person);
        assertThat(added.body()).contains("json-unknown-field", "\"field\":\"custodian\"");

        things().custodian().post("/people", "person", "mallory", "name", "Mallory", "role", "custodian");
        var form = new String[] {"unit", "Oven", "person", "mallory", "role", "spokesperson", "spokesperson", "true"};
        assertThat(olga.postFrom("/network/members/Oven", "/network/memberships", form)
                        .status())
                .isEqualTo(303);
        things().custodian()
                .post(
                        "/people-accounts",
                        "person",
                        "mallory",
                        "login",
                        "mallory",
                        "password",
                        Browser.PASSWORD,
                        "role",
                        "custodian",
                        "custodian",
                        "true");
        var mallory = Browser.signedIn(port, "mallory");
        assertThat(mallory.get("/admin").status()).isEqualTo(403);
        var found = mallory.api("GET", "/api/memberships?person=mallory", Caller.token(mallory, "m", "read"), "");
        assertThat(found.body()).contains("\"role\":\"member\"").doesNotContain("spokesperson");
        var scoped = mallory.post("/account/tokens", "name", "all", "days", "30", "scope", "custodian");
        assertThat(scoped.status()).as(scoped.body()).isEqualTo(400);
    }

    private String members() {
        return things().custodian()
                .api("GET", "/api/memberships?unit=Toys", things().token(), "")
                .body();
    }
}
