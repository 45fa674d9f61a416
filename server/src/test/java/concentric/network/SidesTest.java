package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("Partners’ people see only their side")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class SidesTest {

    private final int port;
    private OvenShop shop;
    private Browser paul;

    SidesTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.paul = Browser.anonymous(port);
    }

    @BeforeAll
    void setUp() {
        shop = OvenShop.found(port);
        shop.accepted("/api/units", "{\"unit\":\"Carriers\",\"name\":\"Carriers\",\"kind\":\"partner\"}");
        var contracts = """
                contract "Smart oven" in EUR on payments for oven-subscription
                  from 2026-01-01
                  promise "p"
                  share rest: Oven 6, Recipes 3

                contract Parcels in EUR on usage of parcels by Carriers at 1.00
                  from 2026-01-01
                  promise "they arrive"
                  pay Oven 5 % of gross
                """;
        assertThat(shop.custodian
                        .apiText("/api/contracts?sign=true", shop.token, contracts)
                        .status())
                .isEqualTo(201);
        person("paul", "Carriers");
        transfer("Carriers");
        transfer("Recipes");
        paul = Browser.signedIn(port, "paul");
    }

    private void person(String person, String unit) {
        shop.accepted("/api/people", "{\"person\":\"%s\",\"name\":\"%s\"}".formatted(person, person));
        shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        shop.accepted("/api/memberships", "{\"unit\":\"%s\",\"person\":\"%s\"}".formatted(unit, person));
    }

    private void transfer(String to) {
        shop.accepted("/api/transfers", """
                {"from":"Oven","to":"%s","amount":{"amount":"1.00","currency":"EUR"},"day":"2026-03-01","reason":"r"}""".formatted(to));
    }

    @Test
    @DisplayName(
            "in lists, files and the API: their own unit, the contracts they sign, the transfers they are a side of")
    void lists() {
        for (var path : new String[] {"/network/units", "/network/units.csv", "/api/units"}) {
            assertThat(paul.get(path).body()).as(path).contains("Carriers").doesNotContain("Recipes");
        }
        for (var path : new String[] {"/contracts", "/contracts.csv", "/api/contracts"}) {
            assertThat(paul.get(path).body()).as(path).contains("Parcels").doesNotContain("Smart oven");
        }
        for (var path : new String[] {"/transfers", "/transfers.csv", "/api/transfers"}) {
            assertThat(paul.get(path).body()).as(path).contains("Carriers").doesNotContain("Recipes");
        }
        assertThat(paul.get("/api/memberships").body()).contains("paul").doesNotContain("bob");
        assertThat(paul.get("/api/units?q=recipes").body()).contains("\"items\":[]");
    }

    @Test
    @DisplayName("and nothing of anybody else, by whatever name it is asked for")
    void others() {
        for (var path : new String[] {
            "/network/units/Recipes",
            "/api/units/Recipes",
            "/network/members/Recipes",
            "/contracts/Smart%20oven",
            "/ledger/statements/Recipes",
            "/ledger/statements/Recipes",
            "/ledger/accounts/Recipes",
            "/ledger/accounts/(tax)",
            "/transfers/2",
            "/api/transfers/2"
        }) {
            assertThat(paul.get(path).status()).as(path).isEqualTo(404);
        }
        for (var path :
                new String[] {"/payments", "/api/payments", "/ledger/totals", "/api/map", "/people", "/journal"}) {
            assertThat(paul.get(path).status()).as(path).isEqualTo(403);
        }
        for (var path : new String[] {"/network/units/Carriers", "/ledger/statements/Carriers", "/contracts/Parcels"}) {
            assertThat(paul.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("in search, in the palette and in the menu: nothing leads where they are kept out")
    void search() {
        for (var words : new String[] {"Recipes", "Smart oven", "oven-subscription", "bob"}) {
            var path = "/search?q=" + words.replace(' ', '+');
            assertThat(paul.get(path).body()).as(path).doesNotContain("class=\"hits\"");
        }
        assertThat(paul.get("/search?q=Carriers").body()).contains("href=\"/network/units/Carriers\"");
        assertThat(paul.get("/search?q=parcels").body())
                .contains("/contracts/Parcels", "/network/units/Carriers")
                .doesNotContain("/journal", "/people\"", "/payments\"");
        assertThat(shop.custodian.get("/search?q=Recipes").body()).contains("href=\"/network/units/Recipes\"");
        assertThat(shop.custodian.get("/search?q=parcels").body()).contains("/journal");
    }

    @Test
    @DisplayName("until they belong to another unit too; who leaves sees nothing more than before")
    void changes() {
        person("pia", "Carriers");
        var pia = Browser.signedIn(port, "pia");
        assertThat(pia.get("/journal").status()).isEqualTo(403);
        var joined = shop.accepted("/api/memberships", "{\"unit\":\"Oven\",\"person\":\"pia\"}");
        assertThat(pia.get("/journal").status()).isEqualTo(200);
        assertThat(shop.post(joined.location() + "/end", "{}").status()).isEqualTo(200);
        assertThat(pia.get("/journal").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("also when they belong to the unit by which a community earns: its side is all that is added")
    void communities() {
        person("pat", "Carriers");
        var pat = Browser.signedIn(port, "pat");
        shop.accepted("/api/communities", """
                {"community":"Fresh bread","scenario":"Bread at the door at seven","unit":"Carriers"}""");
        assertThat(shop.custodian
                        .post("/network/community-units", "community", "Fresh bread")
                        .status())
                .isEqualTo(303);
        assertThat(pat.get("/network/units/Fresh%20bread").status()).isEqualTo(404);

        shop.accepted("/api/memberships", "{\"unit\":\"Fresh bread\",\"person\":\"pat\"}");
        assertThat(pat.get("/network/units/Fresh%20bread").status()).isEqualTo(200);
        assertThat(pat.get("/ledger/statements/Fresh%20bread?asof=2026-03-01").status())
                .isEqualTo(200);
        for (var path : new String[] {"/network/units/Recipes", "/ledger/statements/Recipes?asof=2026-03-01"}) {
            assertThat(pat.get(path).status()).as(path).isEqualTo(404);
        }
        for (var path : new String[] {"/journal", "/ledger/totals", "/ledger/changes", "/map"}) {
            assertThat(pat.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(pat.get("/contracts.csv?asof=2026-01-01").body())
                .as("as of a day, too")
                .doesNotContain("Smart oven");
        assertThat(paul.get("/contracts.csv?asof=2026-01-01").body())
                .contains("Parcels")
                .doesNotContain("Smart oven");
    }
}
