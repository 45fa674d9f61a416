package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everything works in a browser that runs no scripts. */
@ApplicationTest
class WithoutScriptTest {

    private final int port;

    WithoutScriptTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void everythingWorksWithoutScripts() {
        OvenShop.foundAndSign(port);
        try (var visitor = Visitor.of(port, Screen.WIDE.withoutScript())) {
            visitor.signIn("ann");
            importsPayments(visitor);
            findsThem(visitor);
            seesWhereTheMoneyWent(visitor);
            readsTheLedger(visitor);
            changesTheLanguageAndLeaves(visitor);
        }
    }

    private static void importsPayments(Visitor visitor) {
        visitor.follow("Value");
        visitor.follow("Payments");
        visitor.isAt("Payments");
        visitor.follow("Import payments");
        var file = new StringBuilder("source,external_id,offer,segment,amount,currency,occurred_at\n");
        for (int i = 1; i <= 60; i++) {
            file.append("shop,p").append(i).append(",oven-subscription,Berlin,9.99,EUR,2026-03-01\n");
        }
        visitor.attach("File", "march.csv", file.toString());
        visitor.press("Import");
        // The page loads itself again until the job is done.
        visitor.sees("60 of 60 lines");
        visitor.follow("See what came in");
    }

    private static void findsThem(Visitor visitor) {
        visitor.isAt("Payments");
        visitor.sees("1 to 50 of 60");
        visitor.page().locator("a[rel=next]").click();
        visitor.sees("51 to 60 of 60");
        visitor.fill("Number begins with", "p42");
        visitor.press("Filter");
        visitor.sees("1 to 1 of 1");
        assertThat(visitor.page().url()).contains("q=p42");
    }

    private static void seesWhereTheMoneyWent(Visitor visitor) {
        visitor.follow("p42");
        visitor.isAt("Payment p42");
        assertThat(visitor.row("Kitchen lab")).contains("0.41");
        visitor.page().getByText("Show all 7 lines of the ledger").click();
        visitor.sees("5\u00a0% of 9.99 gross is 0.4995, rounded half to even to 0.50");
    }

    private static void readsTheLedger(Visitor visitor) {
        visitor.follow("Ledger");
        assertThat(visitor.row("Oven")).contains("327.00");
        visitor.follow("Proof");
        visitor.press("Prove it");
        visitor.sees("IT HOLDS");
    }

    private static void changesTheLanguageAndLeaves(Visitor visitor) {
        visitor.press("Ann Custodian Custodian open menu");
        visitor.press("Deutsch");
        visitor.isAt("Beweis");
        visitor.press("Ann Custodian Verwaltung der Installation Menü öffnen");
        visitor.press("Abmelden");
        visitor.isAt("Anmelden");
    }
}
