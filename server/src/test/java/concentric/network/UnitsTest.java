package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.platform.Actor;
import concentric.platform.web.Addresses;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Units: founding, finding, and who may. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class UnitsTest {

    private final int port;
    private final Units units;
    private final JdbcClient jdbc;
    private Browser custodian;
    private Browser member;
    private String token = "";

    UnitsTest(@LocalServerPort int port, Units units, JdbcClient jdbc) {
        this.port = port;
        this.units = units;
        this.jdbc = jdbc;
        this.custodian = Browser.anonymous(port);
        this.member = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
        token = custodian.token("tests");
        custodian.post("/people", "person", "bob", "name", "Bob", "email", "");
        custodian.post("/people-accounts", "person", "bob", "login", "bob", "password", Browser.PASSWORD);
        member = Browser.signedIn(port, "bob");
    }

    @Test
    void aUnitIsFoundedAndShownWithItsPurposeFirst() {
        var answer = custodian.post(
                "/network/units",
                "unit",
                "oven",
                "name",
                "Smart oven",
                "kind",
                "user-facing",
                "field",
                "Kitchen",
                "purpose",
                "A warm meal for everybody");
        assertThat(answer.location()).isEqualTo("/network/units/oven");
        var page = custodian.get("/network/units/oven").body();
        assertThat(page).contains("Smart oven is part of the network.", "Nobody is a member yet.");
        assertThat(page.indexOf("A warm meal for everybody")).isPositive().isLessThan(page.indexOf("Nobody is a"));
        assertThat(custodian.get("/journal").body()).contains("Ann Custodian founded the unit oven");
    }

    @Test
    void membersReadAndOnlyTheCustodianChanges() {
        assertThat(member.get("/network/units").status()).isEqualTo(200);
        assertThat(member.get("/network/units").body()).doesNotContain("/network/new-unit");
        assertThat(member.get("/network/new-unit").status()).isEqualTo(403);
        assertThat(member.post("/network/units", "unit", "mine", "kind", "node").status())
                .isEqualTo(403);
        assertThat(member.get("/api/units").status()).isEqualTo(200);
        assertThat(Browser.anonymous(port).get("/network/units").location()).startsWith("/sign-in");
        assertThat(Browser.anonymous(port).get("/api/units").status()).isEqualTo(401);
        assertThat(units.find("mine")).isEmpty();
    }

    @Test
    void aRefusedUnitLeavesNothingBehind() {
        custodian.post("/network/units", "unit", "taken", "kind", "node");
        var acts = count("platform.act");
        var parties = count("platform.party");
        assertThat(custodian
                        .post("/network/units", "unit", "taken", "kind", "partner")
                        .status())
                .isEqualTo(400);
        assertThat(custodian
                        .post("/network/units", "unit", "bob", "kind", "node")
                        .body())
                .contains("The code “bob” is taken");
        assertThat(count("platform.act")).isEqualTo(acts);
        assertThat(count("platform.party")).isEqualTo(parties);
    }

    @Test
    void whatACodeCanBe() {
        for (var code : List.of("ß", "日本", "a/b_c-1", "x".repeat(100), "two words")) {
            assertThat(found(code)).as(code).isInstanceOf(Founding.Founded.class);
            assertThat(custodian.get(units(code)).status()).as(code).isEqualTo(200);
        }
        for (var code :
                List.of("", "1st", "-a", "a.b", "a\u0000b", "a\u202Eb", "x".repeat(101), "<svg>", "a?b", "a%2f")) {
            assertThat(found(code)).as(code).isInstanceOf(Founding.Refused.class);
        }
    }

    @Test
    void codesThatLookTheSameAreTheSame() {
        assertThat(found("Süd")).isInstanceOf(Founding.Founded.class);
        assertThat(found("Su\u0308d")).isInstanceOf(Founding.Refused.class);
        assertThat(custodian.get(units("Süd")).body()).contains("<h1>Süd</h1>");
    }

    @Test
    void namesAreEscapedAndThoseThatMisleadRefused() {
        var nasty = custodian.post("/network/units", "unit", "nasty", "name", "<svg onload=alert(1)>", "kind", "node");
        assertThat(nasty.status()).isEqualTo(303);
        assertThat(custodian.get("/network/units/nasty").body()).doesNotContain("<svg onload");
        assertThat(custodian.get("/network/units").body()).doesNotContain("<svg onload");
        for (var name : List.of("\u202Eevil", "a\u0000b", "x".repeat(10_000))) {
            assertThat(custodian
                            .post("/network/units", "unit", "bad", "name", name, "kind", "node")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(units.find("bad")).isEmpty();
    }

    @Test
    void theListIsFilteredByItsAddressAndPaged() {
        for (int i = 0; i < 60; i++) found("page-%02d".formatted(i));
        var first = custodian.get("/network/units?q=page-").body();
        assertThat(first).contains("1 to 50 of 60", "page-49").doesNotContain("page-50");
        var second = custodian.get("/network/units?q=page-&page=2").body();
        assertThat(second).contains("51 to 60 of 60", "page-50").doesNotContain("page-49");
        assertThat(custodian.get("/network/units?q=page-&kind=partner").body()).contains("Nothing fits these filters");
        assertThat(custodian.get("/network/units?q=PAGE-07").body())
                .contains("page-07")
                .doesNotContain("page-08");
        assertThat(custodian.get("/network/units?page=999999999999").status()).isEqualTo(200);
        assertThat(custodian.get("/network/units?page=x").status()).isEqualTo(400);
        assertThat(custodian.get("/network/units?q=%25").body()).contains("Nothing fits these filters");
        assertThat(custodian.get("/network/units?q=%00").status()).isEqualTo(400);
        assertThat(custodian.get("/network/units.csv?q=page-").body().lines()).hasSize(61);
    }

    @Test
    void programsFoundAndReadUnits() {
        var program = Browser.anonymous(port);
        var founded = program.api(
                "POST", "/api/units", token, "{\"unit\":\"api/one\",\"kind\":\"partner\",\"name\":\"One\"}");
        assertThat(founded.status()).isEqualTo(201);
        assertThat(founded.location()).isEqualTo("/api/units/api/one");
        assertThat(program.api("GET", founded.location(), token, "").body())
                .isEqualTo(
                        "{\"unit\":\"api/one\",\"name\":\"One\",\"kind\":\"partner\",\"field\":\"\",\"purpose\":\"\"}");
        assertThat(program.api("GET", "/api/units?q=api/one", token, "").body())
                .contains("\"unit\":\"api/one\"")
                .doesNotContain("\"next\"");
        var refused = program.api("POST", "/api/units", token, "{\"unit\":\"9\",\"kind\":\"circle\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.body())
                .contains(
                        "\"code\":\"refused\"",
                        "\"field\":\"unit\",\"code\":\"malformed-code\"",
                        "\"unknown-unit-kind\"");
        assertThat(program.api("GET", "/api/units/nowhere", token, "").status()).isEqualTo(404);
        assertThat(program.api("POST", "/api/units", token, "{\"unit\":\"x\",\"colour\":\"red\"}")
                        .status())
                .isEqualTo(400);
        assertThat(program.api("DELETE", "/api/units", token, "").status()).isEqualTo(405);
    }

    private Founding found(String code) {
        return units.found(new UnitDraft(code, "", "node", "", ""), new Actor(1, "Test", true));
    }

    private static String units(String code) {
        return Addresses.of("/network/units", code);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
