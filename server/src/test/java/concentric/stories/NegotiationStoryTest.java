package concentric.stories;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@DisplayName("One drafts an amendment, the other comments and proposes something else; they agree, and sign")
class NegotiationStoryTest {

    private final int port;
    private final MovableClock clock;

    NegotiationStoryTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
    }

    @Test
    void fromAnAmendmentToForce() {
        twoUnits();
        try (var ova = Visitor.of(port, Screen.WIDE);
                var cla = Visitor.of(port, Screen.PHONE)) {
            ova.signIn("ova");
            drafts(ova);
            cla.signIn("cla");
            answers(cla);
            agrees(ova);
            signs(cla);
            ova.open("/contracts/Kettles");
            ova.sees("IN FORCE");
        }
    }

    private void twoUnits() {
        clock.set(Instant.parse("2026-03-20T09:00:00Z"));
        var shop = OvenShop.foundAndSign(port);
        for (var person : new String[] {"ova", "cla"}) {
            shop.custodian.post("/people", "person", person, "name", person, "email", "");
            shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        }
        shop.accepted("/api/offers", "{\"code\":\"kettle\",\"unit\":\"Oven\"}");
        shop.custodian.apiText("/api/contracts?sign=true", shop.token, text("4"));
        var memberships = "unit,person,role\nOven,ova,spokesperson\nCloud,cla,spokesperson\n";
        var started = shop.custodian.upload(
                "/api/imports/memberships", shop.token, memberships.getBytes(StandardCharsets.UTF_8));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"accepted\":2"));
    }

    private static String text(String percent) {
        return """
                contract Kettles in EUR on payments for kettle
                  promise "warm water"
                  pay Cloud %s %% of gross
                  share rest: Oven
                """.formatted(percent);
    }

    private static void drafts(Visitor ova) {
        ova.open("/contracts/Kettles");
        ova.follow("Draft the next version");
        ova.fill("Text of the contract", amended("5"));
        ova.sees("Cloud gets 5\u00a0% of what the contract shares.");
        ova.press("Save draft");
        ova.sees("WAITING FOR SIGNATURES");
        ova.follow("Where do we differ?");
        ova.sees("Waiting for Cloud since");
        ova.sees("In force: version 1");
        Inspection.of(ova);
    }

    private static String amended(String percent) {
        return text(percent).replace("  promise", "  from 2026-03-20\n  promise");
    }

    private static void answers(Visitor cla) {
        cla.open("/home");
        cla.follow("Kettles, version 2");
        cla.isAt("Where do we differ?");
        cla.page().locator("#clause-1 summary").click();
        cla.page().locator("#clause-1-text").fill("Six would be fair.\nWe carry the nights.");
        cla.page().locator("#clause-1 button").first().click();
        cla.sees("Your comment is there.");
        cla.sees("We carry the nights.");
        Inspection.of(cla);
        cla.follow("Make a counter-proposal");
        cla.fill("Text of the contract", amended("6"));
        cla.sees("Cloud gets 6\u00a0% of what the contract shares.");
        cla.press("Save draft");
        cla.sees("The draft of “Kettles” is changed.");
    }

    private static void agrees(Visitor ova) {
        ova.open("/home");
        ova.follow("Kettles, version 2");
        ova.sees("Waiting for Oven since");
        ova.sees("Proposed by Oven: ova");
        ova.sees("Proposed by Cloud: cla");
        ova.sees("taken away: 5");
        ova.sees("added: 6");
        ova.sees("Six would be fair.");
        ova.sees("ON EARLIER WORDS");
        Inspection.of(ova);
        ova.press("Accept everything");
        ova.sees("Accepted. It binds nobody before it is signed.");
        ova.sees("Waiting for Cloud, Oven since");
        Inspection.of(ova);
        ova.follow("Read and sign");
        ova.press("Sign for Oven");
        ova.sees("Still waiting for Cloud.");
    }

    private static void signs(Visitor cla) {
        cla.open("/home");
        cla.follow("Kettles, version 2");
        cla.press("Sign for Cloud");
        cla.sees("is signed by all");
    }
}
