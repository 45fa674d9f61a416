package concentric.costs;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What base pay must come to at least: 12.82 an hour, from tomorrow on. */
@DisplayName("The minimum of an hour")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class MinimumTest {

    private static final String MINIMUM = """
            {"amount":{"amount":"12.82"},"weeklyHours":"40","from":"2026-05-21"}""";

    private final int port;
    private final MovableClock clock;
    private OvenShop shop;

    MinimumTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void members() {
        clock.set(Instant.parse("2026-05-20T09:00:00Z"));
        shop = OvenShop.found(port);
        member("mia", "50");
        member("ron", "");
        var speaks = shop.post("/api/spokespersons", """
                {"unit":"Recipes","person":"mia","choice":"choose"}""");
        assertThat(speaks.status()).as(speaks.body()).isEqualTo(200);
        for (var person : List.of("mia", "ron")) {
            shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        }
        // Paid before there is a minimum.
        assertThat(set("ron", "2000.00", "2026-05-01").status()).isEqualTo(201);
        shop.accepted("/api/pay-minimums", MINIMUM);
    }

    private void member(String person, String share) {
        shop.accepted("/api/people", "{\"person\":\"%s\",\"name\":\"%s\"}".formatted(person, person));
        shop.accepted("/api/memberships", """
                {"unit":"Recipes","person":"%s","share":"%s","from":"2026-01-01"}""".formatted(person, share));
    }

    private Browser.Answer set(String person, String amount, String from) {
        return shop.post("/api/pay", """
                {"unit":"Recipes","person":"%s","amount":{"amount":"%s","currency":"EUR"},"from":"%s"}""".formatted(person, amount, from));
    }

    @Test
    @DisplayName("is not set for the past, nor by anybody but the custodian, nor of no hours")
    void refused() {
        assertThat(shop.post("/api/pay-minimums", MINIMUM.replace("2026-05-21", "2026-05-19"))
                        .body())
                .contains("earliest");
        assertThat(Browser.signedIn(port, "mia")
                        .post("/pay-minimum", "amount", "1.00", "weekly_hours", "40", "from", "")
                        .status())
                .isEqualTo(403);
        for (var hours : List.of("0", "169", "40.555", "many", "")) {
            assertThat(shop.post("/api/pay-minimums", MINIMUM.replace("\"40\"", "\"" + hours + "\""))
                            .status())
                    .as(hours)
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName(
            "refuses base pay that would fall below it, with what is needed for the share of the time; nothing at all is not")
    void below() {
        // Mia works half of the time, and speaks for the unit besides.
        assertThat(set("mia", "1111.06", "2026-05-20").body()).contains("1111.07 EUR");
        assertThat(set("mia", "1111.07", "2026-05-20").status()).isEqualTo(201);
        assertThat(set("ron", "2000.00", "2026-05-20").body()).contains("2222.14 EUR");
        assertThat(set("ron", "0.00", "2026-06-01").status()).isEqualTo(201);
        assertThat(shop.post("/api/pay", """
                        {"unit":"Recipes","person":"ron","amount":{"amount":"9000","currency":"JPY"},"from":"2026-06-02"}""").body()).contains("another currency");
    }

    @Test
    @DisplayName("refuses a larger share of the time that base pay is too little for")
    void share() {
        assertThat(set("mia", "1111.07", "2026-05-20").status()).isEqualTo(201);
        var membership = Pattern.compile("\"id\":(\\d+)")
                .matcher(shop.get("/api/memberships?unit=Recipes&person=mia").body());
        assertThat(membership.find()).isTrue();
        var share = "/api/memberships/" + membership.group(1) + "/share";
        assertThat(shop.post(share, "{\"share\":\"80\",\"from\":\"2026-10-01\"}")
                        .body())
                .contains("1777.71 EUR");
        assertThat(shop.post(share, "{\"share\":\"40\",\"from\":\"2026-10-01\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("changes no pay by itself: whoever is below it then is told so")
    void told() {
        clock.set(Instant.parse("2026-05-22T09:00:00Z"));
        try {
            assertThat(Browser.signedIn(port, "ron").get("/pay").body())
                    .contains("2,000.00", "Below the minimum of an hour: €2,222.14");
        } finally {
            clock.set(Instant.parse("2026-05-20T09:00:00Z"));
        }
    }
}
