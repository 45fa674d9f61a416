package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@DisplayName(
        "Whoever speaks for a unit splits it; with the close of the month before, its part of the money is the new unit's")
class SplitStoryTest {

    private static final String BOOKS = """
            contract Books in EUR on payments for cook-books
              from 2026-01-01
              promise "a book a year"
              pay Installers 10 % of gross
              share rest: Recipes
            """;

    private final int port;
    private final MovableClock clock;

    SplitStoryTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
    }

    @Test
    void fromTheFormToTheBalance() {
        clock.set(Instant.parse("2026-03-20T09:00:00Z"));
        var shop = recipesHasThreeContracts();
        try (var rea = Visitor.of(port, Screen.PHONE)) {
            rea.signIn("rea");
            drawsUp(rea);
            signs(rea);
        }
        clock.set(Instant.parse("2026-04-02T09:00:00Z"));
        try (var custodian = Visitor.of(port, Screen.WIDE);
                var rea = Visitor.of(port, Screen.PHONE)) {
            custodian.signIn("ann");
            closes(custodian);
            rea.signIn("rea");
            sees(rea);
        }
        assertThat(shop.post("/api/ledger/proof?full=true", "").body()).contains("\"differences\":[]");
    }

    private OvenShop recipesHasThreeContracts() {
        var shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/offers", "{\"code\":\"cook-books\",\"unit\":\"Recipes\"}");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, BOOKS);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        shop.custodian.post("/people", "person", "rea", "name", "Rea", "email", "");
        shop.custodian.post("/people-accounts", "person", "rea", "login", "rea", "password", Browser.PASSWORD);
        var memberships = "unit,person,role\nRecipes,rea,spokesperson\n";
        var started = shop.custodian.upload(
                "/api/imports/memberships", shop.token, memberships.getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"accepted\":1"));
        shop.accepted("/api/payments", OvenShop.payment("feb", "100.00", "0.00").replace("2026-03-01", "2026-02-10"));
        shop.accepted("/api/payments", OvenShop.payment("mar", "100.00", "0.00"));
        return shop;
    }

    private static void drawsUp(Visitor rea) {
        rea.open("/network/new-unit-change?unit=Recipes&kind=split");
        rea.isAt("Split Recipes");
        rea.fill("First day", "2026-04-01");
        rea.fill("Why", "Books are another craft");
        rea.fill("Code of the new unit", "Press");
        rea.fill("Name of the new unit (optional)", "The press");
        rea.fill("Its part in what is on the accounts that day, in percent (optional)", "25");
        rea.field("Books: goes").check();
        rea.field("cook-books: goes").check();
        rea.field("Smart oven: goes").check();
        rea.field("Recipe content: goes").check();
        Inspection.of(rea);
        rea.press("Draw up");
        rea.isAt("Split of Recipes");
        rea.sees("The change waits for signatures.");
    }

    private static void signs(Visitor rea) {
        rea.sees("What it would have meant");
        rea.sees("February 2026: 1 payment settled again as if the change had been carried out before.");
        // Twice 28.38, less 15 % of it to the kitchen lab.
        rea.sees("On its account today: €48.24.");
        rea.sees("€12.06 of it will go to The press when March 2026 is closed");
        rea.sees("2026-02 is not closed yet");
        Inspection.of(rea);
        rea.press("Sign and carry out");
        rea.sees("All have signed, and the change is carried out.");
        rea.sees("goes to The press");
        rea.open("/contracts/Books?version=2");
        rea.sees("share rest: Press");
    }

    private static void closes(Visitor custodian) {
        for (var month : new String[] {"February 2026", "March 2026"}) {
            custodian.open("/closes");
            custodian.follow(month);
            custodian.press("Close " + month);
            custodian.doesNotSee("What is shown here is posted, all of it or nothing");
        }
    }

    private static void sees(Visitor rea) {
        rea.open("/network/unit-changes?unit=Recipes");
        rea.follow("From 1 Apr 2026, The press takes over a part of what Recipes has.");
        rea.sees("€12.06");
        rea.sees("went to The press on 1 Apr 2026");
        Inspection.of(rea);
        rea.open("/network/units/Press");
        rea.sees("€12.06");
        Inspection.of(rea);
    }
}
