package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@DisplayName("A month is closed although a reading is missing; who keeps it enters it, and the month is completed")
class MonthStoryTest {

    private static final String BONUS = """
            contract "Recipe bonus" in EUR on result of Recipes
              from 2026-01-01
              promise "recipes that work" measured by reviewScore at least 4
              bonus 10 % of result to Cloud 1 when reviewScore >= 4.2

            contract "Oven thanks" in EUR on result of Oven
              from 2026-01-01
              promise "a warm kitchen"
              pay "Kitchen lab" 10 % of gross
            """;

    private final int port;
    private final MovableClock clock;

    MonthStoryTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
    }

    @Test
    void fromTheMissingReadingToTheCompletedMonth() {
        marchIsOver();
        try (var custodian = Visitor.of(port, Screen.WIDE);
                var keeper = Visitor.of(port, Screen.PHONE)) {
            custodian.signIn("ann");
            closes(custodian);
            keeper.signIn("rea");
            enters(keeper);
            completes(custodian);
        }
    }

    private void marchIsOver() {
        clock.set(Instant.parse("2026-03-20T09:00:00Z"));
        var shop = OvenShop.foundAndSign(port);
        shop.custodian.post("/people", "person", "rea", "name", "Rea", "email", "");
        shop.custodian.post("/people-accounts", "person", "rea", "login", "rea", "password", Browser.PASSWORD);
        shop.accepted("/api/measures", """
                {"measure":"reviewScore","subject":"units","grain":"month","direction":"higher","purpose":"p"}""");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, BONUS);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        shop.accepted("/api/memberships", """
                {"unit":"Recipes","person":"rea","share":"","from":"2026-01-01"}""");
        shop.accepted("/api/payments", OvenShop.payment("p1", "100.00", "0.00"));
        shop.accepted("/api/payments", OvenShop.payment("p2", "100.00", "0.00"));
        clock.set(Instant.parse("2026-04-02T09:00:00Z"));
    }

    private static void closes(Visitor custodian) {
        custodian.open("/closes");
        custodian.follow("March 2026");
        custodian.isAt("March 2026");
        custodian.sees("reviewScore of Recipes");
        custodian.sees("Stays open");
        custodian.sees("€11.35");
        Inspection.of(custodian);
        custodian.press("Close March 2026");
        custodian.sees("Closed, something open");
        custodian.sees("Recipe bonus");
        Inspection.of(custodian);
    }

    private static void enters(Visitor keeper) {
        keeper.open("/closes/2026-03");
        keeper.doesNotSee("Complete March 2026");
        keeper.follow("reviewScore of Recipes");
        keeper.isAt("reviewScore");
        keeper.fill("Code of the unit", "Recipes");
        keeper.fill("Period (optional)", "2026-03");
        keeper.fill("Value", "four");
        keeper.press("Enter it");
        keeper.sees("“four” is not a number");
        Inspection.of(keeper);
        keeper.fill("Value", "4.2");
        keeper.press("Enter it");
        keeper.sees("The reading of 2026-03 is entered.");
    }

    private static void completes(Visitor custodian) {
        custodian.open("/closes/2026-03");
        custodian.sees("What completing posts");
        Inspection.of(custodian);
        custodian.press("Complete March 2026");
        custodian.doesNotSee("Stays open");
        custodian.sees("€4.82");
        custodian.sees("Kept");
        Inspection.of(custodian);
    }
}
