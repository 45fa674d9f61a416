package concentric.map;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.platform.Moment;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is on the map of the worked example, by page, file and API. */
@ApplicationTest
@DisplayName("The map")
@TestInstance(Lifecycle.PER_CLASS)
class MapTest {

    private static final Asked MARCH = new Asked(LocalDate.of(2026, 3, 15), null, null, false, "", Moment.now());

    private final int port;
    private final Maps maps;
    private final MovableClock clock;
    private OvenShop shop;
    private Browser custodian;

    MapTest(@LocalServerPort int port, Maps maps, MovableClock clock) {
        this.port = port;
        this.maps = maps;
        this.clock = clock;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void theWorkedExample() {
        clock.set(Instant.parse("2026-02-01T09:00:00Z"));
        shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/payments", OvenShop.payment("worked", "9.99", "0.00"));
        clock.set(Instant.parse("2026-02-25T09:00:00Z"));
        custodian = Browser.signedIn(port, "ann");
        shop.accepted("/api/units", """
                {"unit":"Bakery","name":"Bäckerei & Söhne","kind":"partner","field":"Bread","purpose":"Bakes"}""");
        shop.accepted("/api/offers", "{\"code\":\"rolls\",\"unit\":\"Bakery\"}");
    }

    @Test
    @DisplayName("money of a contract is a line between the owner of the offer and whoever is paid")
    void lines() {
        var map = maps.survey(MARCH);

        assertThat(received(map, "Oven", "Recipes")).isEqualTo(-273);
        assertThat(received(map, "Recipes", "Oven")).isEqualTo(273);
        assertThat(received(map, "Recipes", "Kitchen lab")).isEqualTo(-41);
        assertThat(received(map, "Cloud", "Data centre partner")).isEqualTo(-13);
        assertThat(map.paid()).isEqualTo(999);
        assertThat(map.customers()).isEqualTo(1);
        assertThat(map.otherwise()).isZero();
        assertThat(map.contracts()).isEqualTo(3);
        assertThat(standing(map, "Recipes").kept()).isEqualTo(232);
    }

    private static long received(NetworkMap map, String unit, String from) {
        return map.partners(standing(map, unit)).stream()
                .filter(partner -> partner.with().unit().code().equals(from))
                .findAny()
                .orElseThrow()
                .received();
    }

    private static Standing standing(NetworkMap map, String code) {
        return map.find(code).orElseThrow();
    }

    @Test
    @DisplayName("a partner whom customers pay stands with those who face customers, any other with the nodes")
    void partners() {
        var map = maps.survey(Asked.NOW);

        assertThat(standing(map, "Bakery").ring()).isEqualTo(Ring.USER_FACING);
        assertThat(standing(map, "Data centre partner").ring()).isEqualTo(Ring.NODE);
    }

    @Test
    @DisplayName("on a day before a unit was there, or a contract in force, it is not drawn, and that is said")
    void earlier() {
        var before = maps.survey(
                new Asked(LocalDate.of(2025, 12, 31), null, LocalDate.of(2026, 12, 31), false, "", Moment.now()));

        assertThat(before.units()).isEmpty();
        assertThat(before.later()).isEqualTo(7);
        var dated = maps.survey(new Asked(LocalDate.of(2026, 1, 1), null, null, true, "", Moment.now()));
        assertThat(dated.find("Oven")).as("its contract began that day").isPresent();
        assertThat(dated.find("Bakery")).as("entered later").isEmpty();
        assertThat(custodian.get("/map?day=2025-12-31").body()).contains("7 units were not there yet");
    }

    @Test
    @DisplayName("the money is that of the day’s month, or of the last one before in which any moved")
    void period() {
        assertThat(maps.survey(MARCH).scope().period().from()).isEqualTo(LocalDate.of(2026, 3, 1));
        var later = maps.survey(new Asked(LocalDate.of(2026, 9, 9), null, null, false, "", Moment.now()));
        assertThat(later.scope().period().to()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(later.paid()).isEqualTo(999);
        var other = maps.survey(new Asked(
                LocalDate.of(2026, 9, 9),
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 4, 30),
                false,
                "",
                Moment.now()));
        assertThat(other.paid()).isZero();
        assertThat(other.lines()).as("contracts without money").isNotEmpty().allMatch(line -> line.moved() == 0);
    }

    @Test
    @DisplayName(
            "a community stands on the rim on the days on which a unit is in it, and its units are known to be there")
    void communities() {
        shop.accepted("/api/communities", """
                {"community":"Sunday rolls","scenario":"Rolls <warm> on a Sunday","unit":"Bakery"}""");
        shop.accepted("/api/participations", """
                {"community":"Sunday rolls","unit":"Kitchen lab","from":"2026-01-15"}""");

        var first = maps.survey(new Asked(LocalDate.of(2026, 1, 15), null, null, true, "", Moment.now()));
        var alone = first.community("Sunday rolls").orElseThrow();
        assertThat(first.of(alone)).containsExactly(standing(first, "Kitchen lab"));
        var before = maps.survey(new Asked(LocalDate.of(2026, 1, 14), null, null, true, "", Moment.now()));
        assertThat(before.communities()).isEmpty();
        assertThat(before.find("Kitchen lab"))
                .as("nothing was known of it before")
                .isEmpty();

        var page = custodian.get("/map?community=Sunday%20rolls").body();
        assertThat(page)
                .contains("· one community", "Rolls &lt;warm&gt; on a Sunday", "/network/communities/Sunday%20rolls")
                .contains("Bäckerei &amp; Söhne", "Community, on the rim");
        assertThat(custodian.get("/map/table").body())
                .contains("Communities on the rim", "/map?community=Sunday+rolls");
        assertThat(custodian.get("/map/tree").body()).contains("Communities on the rim", "one community");
        assertThat(custodian.get("/api/map.svg").body()).contains("stroke-dasharray", "COMMUNITIES ON THE RIM");
        assertThat(shop.get("/api/map").body()).contains("\"community\":[\"Sunday rolls\"]");
        assertThat(custodian.get("/map?community=Nowhere").status()).isEqualTo(404);
        assertThat(custodian.get("/map?community=Sunday%20rolls&day=2026-01-14").status())
                .as("the slider goes back to before it was there")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("the page names what is chosen, and every figure leads to why")
    void page() {
        var page = custodian.get("/map?unit=Recipes&from=2026-03-01&to=2026-03-31");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Map</h1>", "6 units · one partner", "March 2026", "€2.32", "Kitchen lab")
                .contains("href=\"/ledger/statements/Recipes?currency=EUR&amp;from=2026-03-01&amp;to=2026-03-31\"")
                .contains("href=\"/map/table?from=2026-03-01&amp;to=2026-03-31\"");
        assertThat(custodian.get("/map?unit=Nobody").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("table, tree and file hold the same units")
    void lists() {
        assertThat(custodian.get("/map/table?q=recip").body())
                .contains(">Recipes<")
                .doesNotContain(">Oven<");
        assertThat(custodian.get("/map/tree").body()).contains("Servant leadership", "Bäckerei &amp; Söhne", "Bread");
        assertThat(custodian.get("/map/table.csv?kind=node&day=2026-03-15").body())
                .startsWith("unit,name,kind,ring,field,members,customers,received,paid,kept,currency,contracts\n")
                .contains("Recipes,Recipes,node,node,,0,0,2.73,0.41,2.32,EUR,2\n")
                .doesNotContain("Bakery");
    }

    @Test
    @DisplayName("programs get the same, and bad days are told by their names")
    void api() {
        var body = shop.get("/api/map?day=2026-12-31&from=2026-03-01&to=2026-03-31")
                .body();

        assertThat(body)
                .contains(
                        "\"currency\":\"EUR\"",
                        "\"customers\":1",
                        "\"paid\":{\"amount\":\"9.99\",\"currency\":\"EUR\"}")
                .contains("\"unit\":[\"Bakery\",\"Cloud\"");
        var refused = shop.get("/api/map?day=someday");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"day\"", "not-a-day");
        assertThat(shop.get("/api/map?from=2026-03-02&to=2026-03-01").body()).contains("days-turned");
        assertThat(shop.get("/api/map?always=yes").body()).contains("only-true");
        assertThat(Browser.anonymous(port).get("/api/map").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("the picture as a file is well-formed, escapes names, and says what it leaves out")
    void svg() {
        var svg = custodian.get("/api/map.svg?day=2026-12-31");

        assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(svg.body())
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("Bäckerei &amp;", "Map of 31 Dec 2026")
                .doesNotContain("style=", "class=");
        assertThat(Browser.anonymous(port).get("/api/map.svg").status()).isEqualTo(401);
    }
}
