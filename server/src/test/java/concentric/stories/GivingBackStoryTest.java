package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import concentric.ApplicationTest;
import concentric.OvenShop;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Money that goes back, and money that moves outside contracts, from the first click to the proof that all of it agrees. */
@ApplicationTest
class GivingBackStoryTest {

    private static final String WRONG_FILE = """
            source,external_id,offer,amount,currency,occurred_at
            file,1,oven-subscription,100.00,EUR,2026-04-01
            file,2,oven-subscription,50.00,EUR,2026-04-01
            """;

    private final int port;

    GivingBackStoryTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void fromGivingBackToTheProof() {
        var shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/payments", OvenShop.payment("p1"));
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.signIn("ann");
            givesSomeOfAPaymentBack(visitor);
            givesTheRestBack(visitor);
            settlesADifference(visitor);
            takesAnImportBack(visitor);
            provesIt(visitor);
            readsTheJournal(visitor);
        }
    }

    private static void givesSomeOfAPaymentBack(Visitor visitor) {
        visitor.follow("Value");
        visitor.follow("Payments");
        visitor.follow("p1");
        visitor.follow("Give back…");
        visitor.isAt("Give money back");
        visitor.sees("All of the €9.99 is still there.");
        visitor.sees("Some of this payment went per unit.");
        assertThat(visitor.field("Amount")).hasValue("9.99");
        assertThat(visitor.field("Quantity (optional)")).hasValue("1");
        visitor.fill("Amount", "30.00");
        visitor.press("Give it back");
        visitor.sees("30.00 is more than the 9.99 that is left of the payment.");
        Inspection.of(visitor);
        visitor.fill("Amount", "3.00");
        visitor.fill("Quantity (optional)", "");
        visitor.press("Give it back");

        visitor.isAt("Refund p1-back-1");
        visitor.sees("Refund p1-back-1 is recorded.");
        visitor.sees("€6.99 is left, quantity 1.");
        visitor.sees("No quantity was given back, so what was paid per unit stays with those who got it.");
        assertThat(visitor.row("Oven")).containsExactly("−1.70", "0.00", "−1.70");
        assertThat(visitor.row("Kitchen lab")).last().isEqualTo("−0.13");
        assertThat(visitor.row("Together")).last().isEqualTo("−3.00");
        visitor.page().getByText("Show all").first().click();
        visitor.sees("before the refund, 5 % of 9.99 gross is 0.4995");
        Inspection.of(visitor);
    }

    private static void givesTheRestBack(Visitor visitor) {
        visitor.follow("Payment p1");
        visitor.isAt("Payment p1");
        visitor.sees("PARTLY GIVEN BACK");
        visitor.sees("€6.99 is left, quantity 1.");
        assertThat(visitor.row("Oven")).startsWith("5.45").last().isEqualTo("3.75");
        assertThat(visitor.row("Kitchen lab")).last().isEqualTo("0.28");
        visitor.follow("Give back…");
        assertThat(visitor.field("Amount")).hasValue("6.99");
        visitor.press("Give it back");
        visitor.isAt("Refund p1-back-2");
        visitor.sees("Nothing is left of it.");
        visitor.follow("Ledger");
        assertThat(visitor.row("All parties")).last().isEqualTo("0.00");
        assertThat(visitor.row("Oven")).last().isEqualTo("0.00");
        visitor.follow("Refunds");
        visitor.sees("2 refunds, newest first.");
    }

    private static void settlesADifference(Visitor visitor) {
        visitor.follow("Transfers");
        visitor.sees("No transfers yet");
        visitor.follow("Propose a transfer");
        visitor.fill("From", "Oven");
        visitor.fill("To", "Oven");
        visitor.fill("Amount", "12.00");
        visitor.fill("Reason", "April was shared by the old contract");
        visitor.press("Propose");
        visitor.sees("“Oven” can’t pay itself.");
        Inspection.of(visitor);
        visitor.fill("To", "Recipes");
        visitor.press("Propose");
        visitor.isAt("Transfer 1");
        visitor.sees("You sign on behalf of Oven, Recipes");
        visitor.press("Sign");
        visitor.sees("Signed by all, and recorded.");
        visitor.sees("ON BEHALF");
        visitor.sees("RECORDED");
    }

    private static void takesAnImportBack(Visitor visitor) {
        visitor.open("/imports/payments");
        visitor.attach("File", "wrong.csv", WRONG_FILE);
        visitor.press("Import");
        visitor.isAt("wrong.csv");
        visitor.sees("DONE");
        visitor.follow("Take this import back…");
        visitor.isAt("Take wrong.csv back");
        visitor.sees("2 payments and usages will be given back: €150.00. This can’t be undone.");
        Inspection.of(visitor);
        visitor.fill("Reason", "April of last year");
        visitor.press("Take it back");
        visitor.isAt("wrong.csv");
        visitor.sees("TAKEN BACK");
        visitor.sees("April of last year");
        Inspection.of(visitor);
        visitor.follow("See what came in");
        visitor.isAt("Payments");
        assertThat(visitor.page().getByText("GIVEN BACK", new Page.GetByTextOptions().setExact(true)))
                .hasCount(3);
    }

    private static void provesIt(Visitor visitor) {
        visitor.follow("Ledger");
        assertThat(visitor.row("Recipes")).containsExactly("Unit", "12.00", "0.00", "12.00");
        visitor.open("/ledger/statements/Oven");
        visitor.sees("Transfer");
        visitor.follow("Proof");
        visitor.press("Prove every payment");
        visitor.sees("IT HOLDS");
    }

    private static void readsTheJournal(Visitor visitor) {
        visitor.follow("Journal");
        visitor.sees("Ann Custodian recorded one refund from form");
        visitor.sees("Ann Custodian signed transfer 1");
        visitor.sees("took import 1 back: 2 payments and usages");
    }
}
