package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the first visit to where the money went, by somebody whose browser asks for German. */
@ApplicationTest
class GermanStoryTest {

    private final Visitor visitor;

    GermanStoryTest(@LocalServerPort int port) {
        this.visitor = Visitor.of(port, Screen.PHONE.dark().inGerman());
    }

    @Test
    void vomErstenBesuchBisZumGeld() {
        try (visitor) {
            setsUpTheOrganisation();
            addsUnitAndOffer();
            signsAContract();
            seesWhereTheMoneyWent();
            readsOnInEnglish();
        }
    }

    private void setsUpTheOrganisation() {
        visitor.open("/");
        visitor.isAt("Willkommen");
        Inspection.of(visitor);
        visitor.fill("Name", "Bäckerei");
        visitor.choose("Zeitzone", "Europe/Berlin");
        visitor.fill("Ihr Name", "Änne");
        visitor.fill("Anmeldename", "aenne");
        visitor.fill("Passwort", Browser.PASSWORD);
        visitor.press("Beginnen");
        visitor.isAt("Start");
        visitor.sees("Willkommen, Änne.");
        Inspection.of(visitor);
    }

    private void addsUnitAndOffer() {
        visitor.follow("Netzwerk");
        visitor.follow("Einheiten");
        visitor.follow("Neue Einheit");
        visitor.fill("Name (freiwillig)", "Backstube Süd");
        visitor.fill("Kürzel", "backstube");
        visitor.press("Einheit gründen");
        visitor.isAt("Backstube Süd");
        visitor.follow("Verträge");
        visitor.follow("Angebote");
        visitor.fill("Angebot", "brot");
        visitor.fill("Einheit", "backstube");
        visitor.press("Angebot hinzufügen");
        visitor.sees("Das Angebot brot ist da.");
        Inspection.of(visitor);
    }

    private void signsAContract() {
        visitor.follow("Verträge");
        visitor.follow("Neuer Vertrag");
        visitor.fill("Text des Vertrags", """
                contract "Brot" in EUR on payments for brot
                  from 2026-01-01
                  promise "frisch um sechs"
                  share rest: backstube 1
                """);
        visitor.press("Entwurf speichern");
        visitor.sees("Alles Übrige geht an Backstube Süd.");
        visitor.page().locator("form[action$='/sign'] button").click();
        visitor.sees("„Brot“ ist von allen unterschrieben.");
        Inspection.of(visitor);
    }

    private void seesWhereTheMoneyWent() {
        visitor.follow("Wert");
        visitor.follow("Zahlungen");
        visitor.follow("Zahlung eingeben");
        visitor.fill("Angebot", "brot");
        visitor.fill("Betrag", "1234.50");
        visitor.fill("Gezahlt am", "2026-03-01");
        visitor.fill("Nummer dort", "k1");
        visitor.press("Zahlung aufzeichnen");
        visitor.isAt("Zahlung k1");
        visitor.sees("1.234,50\u00a0€");
        visitor.sees("AUSGEGLICHEN");
        Inspection.of(visitor);
        visitor.follow("Hauptbuch");
        visitor.sees("1.234,50");
        Inspection.of(visitor);
    }

    private void readsOnInEnglish() {
        visitor.press("Mehr");
        visitor.press("English");
        visitor.isAt("Ledger");
        assertThat(visitor.row("Backstube Süd")).contains("1,234.50");
    }
}
