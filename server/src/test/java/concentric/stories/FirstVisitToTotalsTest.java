package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import concentric.ApplicationTest;
import concentric.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole way of somebody who opens the program for the first time: from an empty installation to totals. */
@ApplicationTest
class FirstVisitToTotalsTest {

    private static final String UNITS = """
            unit,name,kind,field,purpose
            Recipes,Recipes,node,kitchen,Something good to cook on every evening
            Installers,Installers,node,kitchen,Ovens that stand where they should
            Cloud,Cloud,node,platform,Everything connected and nothing lost
            Kitchen lab,Kitchen lab,partner,kitchen,Tries every recipe first
            Data centre partner,Data centre partner,partner,platform,Runs the machines
            """;

    private static final String SMART_OVEN = """
            contract "Smart oven" in EUR on payments for oven-subscription
              from 2026-01-01
              promise "a working oven"
              pay Cloud 0.40 per unit
              pay "Platform fund" 5 % of gross
              share rest: Oven 6, Recipes 3, Installers 1
            """;

    private static final String BEHIND_IT = """
            contract "Recipe content" in EUR on receipts of Recipes from "Smart oven"
              priority 50
              pay "Kitchen lab" 15 % of gross

            contract "Run costs" in EUR on receipts of Cloud
              pay "Data centre partner" 33.3333 % of gross
            """;

    private static final String PAYMENTS = """
            source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax
            shop,p2,oven-subscription,c-2,Berlin,9.99,EUR,1,2026-03-02T18:30:00+01:00,0.00
            shop,p3,oven-subscription,c-3,Berlin,0.005,EUR,1,2026-03-03,0.00
            shop,p4,oven-subscription,c-4,Hamburg,19.98,EUR,2,2026-03-04,0.00
            shop,p5,kettle,c-5,Hamburg,5.00,EUR,1,2026-03-05,0.00
            """;

    private final Visitor visitor;

    FirstVisitToTotalsTest(@LocalServerPort int port) {
        this.visitor = Visitor.of(port, Screen.WIDE);
    }

    @Test
    void fromTheFirstVisitToTheTotals() {
        try (visitor) {
            setsUpTheOrganisation();
            addsUnits();
            addsAnOfferAndAFund();
            writesAContractWithAMistakeFirst();
            addsTheContractsBehindIt();
            typesOnePayment();
            importsPayments();
            readsTheLedger();
            provesIt();
            readsTheJournal();
            leavesAndComesBack();
        }
    }

    private void setsUpTheOrganisation() {
        visitor.open("/");
        visitor.isAt("Welcome");
        visitor.fill("Name", "Ovens");
        visitor.choose("Time zone", "Europe/Berlin");
        visitor.choose("Currency", "EUR");
        visitor.fill("Your name", "Ann Custodian");
        visitor.fill("Login", "ann");
        visitor.fill("Password", "too short");
        visitor.press("Begin");
        visitor.sees("A password has at least 12 characters.");
        Inspection.of(visitor);
        assertThat(visitor.field("Name")).hasValue("Ovens");
        visitor.fill("Password", Browser.PASSWORD);
        visitor.press("Begin");
        visitor.isAt("Home");
        visitor.sees("Welcome, Ann Custodian.");
        visitor.sees("Nothing waits for you.");
        Inspection.of(visitor);
        visitor.follow("Network");
        visitor.follow("Units");
        visitor.sees("No units yet");
    }

    private void addsUnits() {
        visitor.follow("New unit");
        visitor.fill("Name (optional)", "Oven");
        visitor.fill("Code", "Oven");
        visitor.choose("Kind", "user-facing");
        visitor.fill("What it is for (optional)", "An oven that works and a dinner that succeeds");
        visitor.press("Found the unit");
        visitor.isAt("Oven");
        visitor.sees("Oven is part of the network.");

        visitor.follow("Units");
        visitor.follow("Import units");
        visitor.attach("File", "units.csv", UNITS);
        visitor.press("Import");
        visitor.isAt("units.csv");
        visitor.sees("5 of 5 lines");
        visitor.sees("DONE");
        visitor.follow("See what came in");
        visitor.isAt("Units");
        visitor.sees("Data centre partner");
    }

    private void addsAnOfferAndAFund() {
        visitor.follow("Contracts");
        visitor.sees("No contracts yet");
        visitor.follow("Offers");
        visitor.fill("Offer", "oven-subscription");
        visitor.fill("Unit", "Ovne");
        visitor.press("Add the offer");
        visitor.sees("There is no unit “Ovne”.");
        visitor.fill("Unit", "Oven");
        visitor.press("Add the offer");
        visitor.sees("The offer oven-subscription is there.");
        visitor.sees("No contract");

        visitor.follow("Funds");
        visitor.fill("Name", "Platform fund");
        visitor.fill("Code", "Platform fund");
        visitor.fill("Looked after by", "Cloud");
        visitor.press("Open the fund");
        visitor.sees("The fund “Platform fund” is open.");
    }

    private void writesAContractWithAMistakeFirst() {
        visitor.follow("Contracts");
        visitor.follow("New contract");
        var text = "Text of the contract";
        visitor.fill(text, SMART_OVEN.replace("5 % of gross", "5 % of everything"));
        visitor.press("Save draft");
        visitor.sees("Line 5, column 27");
        visitor.sees("Expected: “of gross” or “of rest”; found: “of”.");
        Inspection.of(visitor);
        visitor.fill(text, SMART_OVEN);
        visitor.press("Save draft");
        visitor.isAt("Smart oven");
        visitor.sees("WAITING FOR SIGNATURES");
        visitor.sees("Platform fund gets 5 % of what the contract shares.");
        Inspection.of(visitor);
        visitor.page().locator("form[action$='/sign'] button").click();
        visitor.sees("“Smart oven” is signed by all.");
        visitor.sees("IN FORCE");
    }

    private void addsTheContractsBehindIt() {
        visitor.follow("Contracts");
        visitor.follow("New contract");
        visitor.fill("Text of the contract", BEHIND_IT);
        visitor.choose("Then", "Sign at once for all parties I may sign for");
        visitor.press("Save draft");
        visitor.sees("2 contracts are there.");
        assertThat(visitor.page().getByText("IN FORCE")).hasCount(3);
    }

    private void typesOnePayment() {
        visitor.follow("Value");
        visitor.sees("No money in this period");
        visitor.follow("Payments");
        visitor.sees("No payments yet");
        visitor.follow("Enter a payment");
        visitor.fill("Offer", "oven-subscription");
        visitor.fill("Amount", "9,99");
        visitor.fill("Paid on", "2026-03-01");
        visitor.fill("Source", "shop");
        visitor.fill("Number there", "p1");
        visitor.fill("Segment (optional)", "Berlin");
        visitor.press("Record the payment");
        visitor.sees("can’t be an amount in EUR");
        Inspection.of(visitor);
        visitor.fill("Amount", "9.99");
        visitor.press("Record the payment");
        visitor.isAt("Payment p1");
        visitor.sees("Payment p1 is recorded.");
        visitor.sees("BALANCED");
        keeps("Cloud", "0.27");
        keeps("Data centre partner", "0.13");
        keeps("Platform fund", "0.50");
        keeps("Oven", "5.45");
        keeps("Recipes", "2.32");
        keeps("Kitchen lab", "0.41");
        keeps("Installers", "0.91");
        assertThat(visitor.page().locator(".sankey")).hasAccessibleName("Where €9.99 went");
    }

    private void keeps(String party, String amount) {
        assertThat(visitor.row(party)).as(party).element(2).isEqualTo(amount);
    }

    private void importsPayments() {
        visitor.follow("Payments");
        visitor.follow("Import payments");
        visitor.attach("File", "march.csv", PAYMENTS);
        visitor.press("Import");
        visitor.isAt("march.csv");
        visitor.sees("4 of 4 lines");
        visitor.sees("There is no offer “kettle”.");
        var rejected = visitor.download(visitor.link("CSV"));
        assertThat(rejected.lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("3,amount,").contains("shop,p3,"))
                .anySatisfy(line -> assertThat(line).startsWith("5,offer,").contains("shop,p5,"));
        visitor.follow("See what came in");
        visitor.isAt("Payments");
        visitor.sees("3 payments");
    }

    private void readsTheLedger() {
        visitor.follow("Ledger");
        assertThat(visitor.row("Oven")).containsExactly("Unit", "21.81", "0.00", "21.81");
        assertThat(visitor.row("All parties")).element(3).isEqualTo("0.00");
        visitor.page()
                .locator("tr", new Page.LocatorOptions().setHasText("Kitchen lab"))
                .locator("a.why")
                .first()
                .click();
        visitor.isAt("Why: Kitchen lab");
        visitor.sees("Recipe content");

        visitor.open("/ledger/statements/Oven");
        visitor.isAt("Statement of Oven");
        visitor.sees("21.81");
    }

    private void provesIt() {
        visitor.follow("Proof");
        visitor.press("Prove every payment");
        visitor.sees("IT HOLDS");
        Inspection.of(visitor);
    }

    private void readsTheJournal() {
        visitor.follow("Journal");
        visitor.sees("Ann Custodian set up the organisation");
        visitor.sees("Ann Custodian signed Smart oven");
        visitor.sees("Ann Custodian imported payments from march.csv, 4 lines");
    }

    private void leavesAndComesBack() {
        visitor.press("Ann Custodian Custodian open menu");
        visitor.press("Sign out");
        visitor.isAt("Sign in");
        visitor.open("/ledger/totals");
        visitor.isAt("Sign in");
        visitor.fill("Login", "ann");
        visitor.fill("Password", "wrong, I think");
        visitor.press("Sign in");
        visitor.sees("Login and password don’t belong together.");
        Inspection.of(visitor);
        visitor.fill("Password", Browser.PASSWORD);
        visitor.press("Sign in");
        visitor.isAt("Ledger");
    }
}
