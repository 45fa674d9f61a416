package concentric.people;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sees and changes what about people: the person, somebody else, the custodian, nobody. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PeopleTest {

    private final int port;
    private final People people;
    private Browser custodian;
    private Browser bob;

    PeopleTest(@LocalServerPort int port, People people) {
        this.port = port;
        this.people = people;
        this.custodian = Browser.anonymous(port);
        this.bob = Browser.anonymous(port);
    }

    @BeforeAll
    void bobAndCid() {
        custodian = Browser.custodian(port);
        custodian.post("/people", "person", "bob", "name", "BOB", "email", "bob@acme.example");
        custodian.post("/people", "person", "cid", "name", "CID", "email", "cid@acme.example");
        var opened = custodian.post("/people-accounts", "person", "bob", "login", "bob", "password", Browser.PASSWORD);
        assertThat(opened.location()).isEqualTo("/people/bob");
        bob = Browser.signedIn(port, "bob");
    }

    @Test
    void addressesAreForThePersonAndTheCustodian() {
        assertThat(custodian.get("/people").body()).contains("bob@acme.example", "cid@acme.example");
        assertThat(custodian.get("/people.csv").body()).contains("bob@acme.example", "cid@acme.example");
        assertThat(bob.get("/people").body()).contains("CID").doesNotContain("@acme.example");
        assertThat(bob.get("/people.csv").body()).contains("bob@acme.example").doesNotContain("cid@acme.example");
        assertThat(bob.get("/people/bob").body()).contains("bob@acme.example");
        assertThat(bob.get("/people/cid").body()).contains("CID").doesNotContain("cid@acme.example");
        assertThat(Browser.anonymous(port).get("/people").location()).startsWith("/sign-in");
    }

    @Test
    void onlyTheCustodianAddsPeopleAndOpensAccounts() {
        assertThat(bob.get("/people-new").status()).isEqualTo(403);
        assertThat(bob.post("/people", "person", "eve", "name", "Eve").status()).isEqualTo(403);
        assertThat(bob.post("/people-accounts", "person", "cid", "login", "cid", "password", Browser.PASSWORD)
                        .status())
                .isEqualTo(403);
        assertThat(people.find("eve")).isEmpty();
    }

    @Test
    void aPersonHasOneAccountAndALoginOneOwner() {
        var again = custodian.post("/people-accounts", "person", "bob", "login", "bob2", "password", Browser.PASSWORD);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("This person has an account already.");
        var taken = custodian.post("/people-accounts", "person", "cid", "login", "BOB", "password", Browser.PASSWORD);
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.body()).contains("The login “bob” is taken.");
    }

    @Test
    void namesAreShownAsTyped() {
        custodian.post("/people", "person", "svg", "name", "<svg onload=alert(1)>", "email", "");
        custodian.post("/people", "person", "arabic", "name", "محمد", "email", "");
        assertThat(custodian.get("/people").body())
                .contains("&lt;svg onload=alert(1)", "<bdi>محمد</bdi>")
                .doesNotContain("<svg onload");
        assertThat(custodian.get("/people/svg").body()).doesNotContain("<svg onload");
    }

    @Test
    void namesThatWouldMisleadAreRefused() {
        for (var name : new String[] {"\u202Egnp.exe", "a\u0000b", "line\nbreak", "x".repeat(10_000), "  "}) {
            var answer = custodian.post("/people", "person", "odd", "name", name, "email", "");
            assertThat(answer.status())
                    .as(name.substring(0, Math.min(9, name.length())))
                    .isEqualTo(400);
        }
        assertThat(people.find("odd")).isEmpty();
    }

    @Test
    void codesThatLookTheSameAreTheSame() {
        assertThat(custodian.post("/people", "person", "Zoë", "name", "Zoë").status())
                .isEqualTo(303);
        assertThat(custodian
                        .post("/people", "person", "Zoe\u0308", "name", "Zoë")
                        .status())
                .isEqualTo(400);
    }
}
