package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list of teams from elsewhere comes in: looked at, understood, tried, imported, exported and taken back. */
@ApplicationTest
class OtherFilesStoryTest {

    private static final String TEAMS = """
            Kürzel;Bezeichnung;Art;Leitsatz
            @-vertrieb;Vertrieb;Team;Zuhören
            @-lager;Lager;Dienst;
            @-beirat;Beirat;Gremium;
            """;

    private final int port;

    OtherFilesStoryTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void withAndWithoutScript() {
        OvenShop.foundAndSign(port);
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.signIn("ann");
            story(visitor, "with", true);
        }
        try (var visitor = Visitor.of(port, Screen.PHONE.withoutScript())) {
            visitor.signIn("ann");
            story(visitor, "without", false);
        }
    }

    private static void story(Visitor visitor, String prefix, boolean inspected) {
        visitor.open("/imports/units");
        visitor.attach("File", "Teams.csv", TEAMS.replace("@", prefix));
        visitor.press("Import");

        visitor.isAt("Teams.csv");
        assertThat(visitor.field("Between two fields")).hasValue("SEMICOLON");
        assertThat(visitor.field("Where unit comes from")).hasValue(":Kürzel");
        visitor.sees("All 3 rows were tried; nothing is stored yet");
        visitor.sees("Lines that would not be taken");
        if (inspected) Inspection.of(visitor);
        if (inspected) {
            visitor.choose("What Team means", ":user-facing");
            visitor.choose("What Dienst means", ":node");
            visitor.choose("Where purpose comes from", ":Leitsatz");
        } else {
            assertThat(visitor.field("What Team means")).hasValue(":user-facing");
        }
        visitor.choose("What Gremium means", "out");
        visitor.press("Show again");
        visitor.sees("“Gremium” is to be left out.");
        visitor.sees("Zuhören");
        visitor.press("Import");

        visitor.isAt("Teams.csv");
        visitor.sees("3 of 3 lines");
        visitor.sees("These lines are not mistakes");
        visitor.fill("Reason", "Only tried");
        visitor.press("Remove what came with it");
        visitor.sees("TAKEN BACK");
    }
}
