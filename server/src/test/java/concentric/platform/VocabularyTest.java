package concentric.platform;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.people.Accounts;
import concentric.platform.web.Bundles;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("An organisation calls things by words of its own, and everything follows")
class VocabularyTest {

    private static final String ENGLISH = "/admin/vocabulary/en/unit";
    private static final String GERMAN = "/admin/vocabulary/de/unit";

    private final int port;
    private final Vocabulary vocabulary;
    private final Bundles bundles;
    private final Accounts accounts;
    private Browser custodian;

    VocabularyTest(@LocalServerPort int port, Vocabulary vocabulary, Bundles bundles, Accounts accounts) {
        this.port = port;
        this.vocabulary = vocabulary;
        this.bundles = bundles;
        this.accounts = accounts;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
        custodian.post("/network/units", "unit", "oven", "name", "Oven", "kind", "user-facing");
    }

    /** All tests share one program. */
    @AfterAll
    void asAtFirst() {
        for (var locale : bundles.languages())
            assertThat(vocabulary.restore(bundles.grammar(locale), Term.UNIT, accounts.console()))
                    .isEqualTo(new Renaming.Renamed());
    }

    @Test
    @Order(1)
    @DisplayName("nothing is renamed at first")
    void atFirst() {
        assertThat(custodian.get("/network/units").body()).contains("<h1>Units</h1>", "New unit");
        assertThat(custodian.get("/admin/vocabulary").body()).contains("unit, units", "Einheit, Einheiten");
    }

    @Test
    @Order(2)
    @DisplayName("pages, search, journal, reference and OpenAPI document say the new word")
    void renamed() {
        assertThat(custodian
                        .post(ENGLISH, "kind", "an", "one", "island", "many", "islands")
                        .location())
                .isEqualTo("/admin/vocabulary");
        assertThat(custodian.get("/network/units").body())
                .contains("<h1>Islands</h1>", "New island")
                .doesNotContain("New unit");
        assertThat(custodian.get("/network/units/oven").body()).contains("The island has no offer of its own");
        assertThat(custodian.get("/network/units?q=nothing").body()).doesNotContain("unit.");
        assertThat(custodian.get("/journal").body()).contains("founded the island oven", "renamed en/unit");
        assertThat(custodian.get("/api").body()).contains("Found an island");
        assertThat(custodian.get("/api/openapi.json").body()).contains("Found an island", "Code of the island.");
        assertThat(custodian.get("/admin/vocabulary").body()).contains("island, islands");
    }

    @Test
    @Order(3)
    @DisplayName("files of lists have the new word in their header, and are understood when they come back")
    void files() {
        var file = custodian.get("/network/units.csv").body();
        assertThat(file).startsWith("island,name,kind,field,purpose\noven,Oven,user-facing,,");
        assertThat(custodian.get("/network/units.json").body()).contains("\"island\":\"oven\"");

        var other = file.replace("oven,Oven", "grill,Grill").getBytes(StandardCharsets.UTF_8);
        var mapping = custodian.postFile("/imports/units", "islands.csv", other).location();
        assertThat(mapping).startsWith("/imports/units/files/");
        assertThat(custodian.get(mapping).body()).contains("<option value=\":island\" selected>");
    }

    @Test
    @Order(4)
    @DisplayName("a language with cases and genders bends the new word")
    void bent() {
        var kreis = new String[] {
            "kind", "der", "one", "Kreis", "many", "Kreise", "genitive", "Kreises", "dative-many", "Kreisen"
        };
        assertThat(custodian.post(GERMAN, kreis).location()).isEqualTo("/admin/vocabulary");
        var texts = bundles.in(Locale.GERMAN);
        assertThat(texts.of("unit.new")).isEqualTo("Neuer Kreis");
        assertThat(texts.of("act.unit.found", "Ann", "oven")).isEqualTo("Ann hat den Kreis oven gegründet");
        assertThat(texts.of("home.lead")).isEqualTo("Was Sie braucht, und wie es Ihren Kreisen geht.");
        assertThat(texts.of("offers.unit.hint")).isEqualTo("Das Kürzel eines Kreises");
    }

    @Test
    @Order(5)
    @DisplayName("what is no word, or something else already, is refused and says why")
    void refused() {
        assertThat(custodian
                        .post(ENGLISH, "kind", "a", "one", "", "many", "cells")
                        .status())
                .isEqualTo(400);
        assertThat(custodian
                        .post(ENGLISH, "kind", "x", "one", "cell", "many", "cells")
                        .status())
                .isEqualTo(400);
        for (var bad : new String[] {"{0}", "it's", "<b>", "a  b", "-", "cell\u202e", "x".repeat(41)})
            assertThat(custodian
                            .post(ENGLISH, "kind", "a", "one", bad, "many", "cells")
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        assertThat(custodian
                        .post(ENGLISH, "kind", "a", "one", "Contract", "many", "cells")
                        .body())
                .contains("“Contract” is what something else is called already.");
        assertThat(custodian.get("/network/units").body()).contains("<h1>Islands</h1>");
        assertThat(custodian.get("/admin/vocabulary/fr/unit").status()).isEqualTo(404);
        assertThat(custodian.get("/admin/vocabulary/en/squad").status()).isEqualTo(404);
    }

    @Test
    @Order(6)
    @DisplayName("only the custodian renames")
    void onlyTheCustodian() {
        custodian.post("/people", "person", "bob", "name", "Bob", "email", "");
        custodian.post("/people-accounts", "person", "bob", "login", "bob", "password", Browser.PASSWORD);
        var member = Browser.signedIn(port, "bob");
        assertThat(member.get("/admin/vocabulary").status()).isEqualTo(403);
        assertThat(member.get(ENGLISH).status()).isEqualTo(403);
        assertThat(member.post(ENGLISH, "kind", "a", "one", "cell", "many", "cells")
                        .status())
                .isEqualTo(403);
        assertThat(member.post(ENGLISH + "/restore").status()).isEqualTo(403);
    }

    @Test
    @Order(7)
    @DisplayName("a term gets its first name back")
    void restored() {
        assertThat(custodian.postFrom(ENGLISH, ENGLISH + "/restore").location()).isEqualTo("/admin/vocabulary");
        assertThat(custodian.get("/network/units").body()).contains("<h1>Units</h1>");
        assertThat(custodian.get("/journal").body()).contains("gave en/unit its first name back");
    }
}
