package concentric.home.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.home.Digests;
import concentric.network.Round;
import concentric.network.RoundChange;
import concentric.network.Rounds;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.platform.Organisations;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("In the morning a mail tells what waits, to whom it waits for, if they want that")
class DigestTest {

    private static final String PATH = "/home/digest";
    private static final LocalDate DAY = LocalDate.parse("2031-03-04");

    private final int port;
    private final GreenMail mail;
    private final MovableClock clock;
    private final DailyDigest daily;
    private final Digests digests;
    private final Rounds rounds;
    private final Units units;
    private final People people;
    private final Accounts accounts;
    private final Organisations organisations;
    private Browser eve;
    private OvenShop shop;

    DigestTest(
            @LocalServerPort int port,
            GreenMail mail,
            MovableClock clock,
            DailyDigest daily,
            Digests digests,
            Rounds rounds,
            Units units,
            People people,
            Accounts accounts,
            Organisations organisations) {
        this.port = port;
        this.mail = mail;
        this.clock = clock;
        this.daily = daily;
        this.digests = digests;
        this.rounds = rounds;
        this.units = units;
        this.people = people;
        this.accounts = accounts;
        this.organisations = organisations;
        this.eve = Browser.anonymous(port);
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void bobSpeaksForTheOven() {
        shop = OvenShop.found(port);
        shop.custodian.post("/people", "person", "eve", "name", "Eve", "email", "eve@digest.example");
        shop.custodian.post("/people-accounts", "person", "eve", "login", "eve", "password", Browser.PASSWORD);
        shop.custodian.post("/network/memberships", "unit", "Oven", "person", "bob");
        shop.custodian.post("/network/memberships", "unit", "Oven", "person", "eve");
        eve = Browser.signedIn(port, "eve");
    }

    @AfterAll
    void now() {
        clock.reset();
    }

    private void at(LocalDate day, String time) {
        clock.set(day.atTime(LocalTime.parse(time))
                .atZone(organisations.current().zone())
                .toInstant());
    }

    private List<String> mails() {
        return Arrays.stream(mail.getReceivedMessagesForDomain("digest.example"))
                .map(DigestTest::text)
                .toList();
    }

    private static String text(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + message.getContent().toString().replace("\r", "");
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(1)
    @DisplayName("the home leads there; who has no address is told so")
    void choosing() {
        assertThat(eve.get("/home").body()).contains("href=\"/home/digest\"");
        assertThat(shop.member.get(PATH).body()).contains("No mail address of yours is known.");
        assertThat(shop.member.post(PATH, "language", "en").status()).isEqualTo(400);
        assertThat(eve.get(PATH).body()).contains("It goes to eve@digest.example", "In German");
        assertThat(eve.post(PATH, "language", "xx").status()).isEqualTo(404);
        assertThat(eve.post(PATH, "language", "de").location()).isEqualTo("/home");
        assertThat(eve.get(PATH).body()).contains("<option value=\"de\" selected>");
    }

    @Test
    @Order(2)
    @DisplayName("whoever has nothing to do hears nothing")
    void nothingWaits() {
        at(DAY, "07:30");
        daily.sendDue();
        assertThat(mails()).isEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("what waits is told once, in the language that was chosen, from seven on")
    void told() {
        at(DAY, "12:00");
        var asked = rounds.propose(
                units.find("Oven").orElseThrow().id(),
                people.find("bob").orElseThrow().id(),
                Round.Choice.CHOOSE,
                "It is time",
                7,
                accounts.of(people.find("bob").orElseThrow().id()).orElseThrow().actor());
        assertThat(asked).isInstanceOf(RoundChange.Heard.class);

        at(DAY.plusDays(1), "06:59");
        daily.sendDue();
        assertThat(mails()).isEmpty();
        at(DAY.plusDays(1), "07:00");
        daily.sendDue();
        daily.sendDue();
        await().atMost(Duration.ofSeconds(30)).until(() -> !mails().isEmpty());
        at(DAY.plusDays(1), "23:59");
        daily.sendDue();
        assertThat(mails())
                .singleElement()
                .asString()
                .contains(
                        "Auf Sie wartet etwas bei Acme",
                        "Guten Morgen, Eve.",
                        "– Bob soll für die Einheit sprechen: In Oven, bis",
                        "/network/members/Oven",
                        "/home/digest");
    }

    @Test
    @Order(4)
    @DisplayName("it comes again while it waits, and no more to whom is out of use or wants none")
    void noMore() {
        at(DAY.plusDays(2), "08:00");
        daily.sendDue();
        await().atMost(Duration.ofSeconds(30)).until(() -> mails().size() == 2);

        clock.reset();
        assertThat(eve.post(PATH, "language", "").location()).isEqualTo("/home");
        at(DAY.plusDays(3), "08:00");
        daily.sendDue();
        assertThat(digests.due(DAY.plusDays(3))).isEmpty();
        clock.reset();
        assertThat(eve.post(PATH, "language", "en").location()).isEqualTo("/home");
        assertThat(digests.due(DAY.plusDays(4))).hasSize(1);
        var account = accounts.of(people.find("eve").orElseThrow().id()).orElseThrow();
        assertThat(accounts.deactivate(account.id(), accounts.console())).isNotNull();
        assertThat(digests.due(DAY.plusDays(4))).isEmpty();
    }
}
