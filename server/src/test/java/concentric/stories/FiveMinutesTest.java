package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@DisplayName("From the first visit to a first statement in shadow, and live, in at most 25 clicks")
class FiveMinutesTest {

    private static final int MOST_CLICKS = 25;

    private final int port;
    private int clicks;

    FiveMinutesTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void fromTheFirstVisitToTheFirstStatement() {
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.open("/");
            type(visitor, "Name", "Corner");
            type(visitor, "Your name", "Ann");
            type(visitor, "Login", "ann");
            type(visitor, "Password", Browser.PASSWORD);
            press(visitor, "Begin");
            visitor.isAt("Home");
            visitor.sees("SHADOW");

            follow(visitor, "Begin");
            visitor.isAt("Begin with one team");
            Inspection.of(visitor);
            type(visitor, "Team", "Bakery");
            type(visitor, "What customers pay for", "bread");
            choose(visitor, "Who gets what of a payment", "Percent split");
            type(visitor, "Partner (optional)", "Mill");
            press(visitor, "Agree and go on");
            visitor.sees("This is needed.");
            type(visitor, "Part (optional)", "12,5");
            press(visitor, "Agree and go on");
            visitor.sees("Bakery is there, and its contract is in force.");

            type(visitor, "Customers (optional)", "households");
            type(
                    visitor,
                    "Payments",
                    "3.20\n4,10\n5.00;2026-03-01\n6.00\t2026-03-01\nbread\n2.00\n2.00\n2.00\n2.00\n3.33");
            press(visitor, "See the statement");
            visitor.sees("Line 5:");
            Inspection.of(visitor);
            type(
                    visitor,
                    "Payments",
                    "3.20\n4,10\n5.00;2026-03-01\n6.00\t2026-03-01\n1.00\n2.00\n2.00\n2.00\n2.00\n3.33");
            press(visitor, "See the statement");
            visitor.isAt("Statement of Bakery");
            visitor.sees("households");
            visitor.sees("30.63");
            // 12.5 % of each payment, half a cent to the even one: 0.40 0.51 0.62 0.75 0.12 0.25 0.25 0.25 0.25 0.42.
            visitor.sees("26.81");

            follow(visitor, "SHADOW");
            visitor.sees("nobody owes anybody anything");
            press(visitor, "Switch on");
            visitor.sees("It is live");
            visitor.open("/ledger/statements/Bakery");
            visitor.sees("No money in this period");
        }
        assertThat(clicks).as("clicks, two mistakes included").isLessThanOrEqualTo(MOST_CLICKS);
    }

    /** Whoever types clicks into the field first. */
    private void type(Visitor visitor, String label, String text) {
        clicks++;
        visitor.fill(label, text);
    }

    /** Opening a list and choosing from it. */
    private void choose(Visitor visitor, String label, String choice) {
        clicks += 2;
        visitor.choose(label, choice);
    }

    private void press(Visitor visitor, String button) {
        clicks++;
        visitor.press(button);
    }

    private void follow(Visitor visitor, String link) {
        clicks++;
        visitor.follow(link);
    }
}
