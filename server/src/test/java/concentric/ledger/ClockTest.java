package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("When somebody moves the clock")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class ClockTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime BEGINNING = LocalDateTime.parse("2027-03-20T12:00");

    private final int port;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private OvenShop shop;
    private int payments;

    ClockTest(@LocalServerPort int port, MovableClock clock, JdbcClient jdbc) {
        this.port = port;
        this.clock = clock;
        this.jdbc = jdbc;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void anOrganisation() {
        at(BEGINNING);
        shop = OvenShop.foundAndSign(port);
    }

    @BeforeEach
    void midday() {
        at(BEGINNING);
    }

    @Test
    @DisplayName("back two hours over midnight: every payment is in one batch, and no number is missing")
    void backOverMidnight() {
        at(LocalDateTime.parse("2027-03-22T23:50"));
        pay(3);
        at(LocalDateTime.parse("2027-03-23T00:30"));
        pay(3);
        everythingPostedBut(3);
        clock.advance(Duration.ofHours(-2));
        pay(3);
        assertThat(unposted()).as("it is the day before again").isEqualTo(6);
        at(LocalDateTime.parse("2027-03-23T00:10"));
        everythingPostedBut(0);
        pay(3);

        isWholeAfter(LocalDate.parse("2027-03-23"));
    }

    @Test
    @DisplayName("forward a day, and back when it is noticed")
    void forwardADay() {
        at(LocalDateTime.parse("2027-03-24T10:00"));
        pay(3);
        clock.advance(Duration.ofDays(1));
        everythingPostedBut(0);
        pay(3);
        clock.advance(Duration.ofDays(-1));
        pay(3);

        isWholeAfter(LocalDate.parse("2027-03-25"));
    }

    @Test
    @DisplayName("through the change to summer time, whose day has 23 hours")
    void summerTime() {
        at(LocalDateTime.parse("2027-03-27T23:30"));
        pay(2);
        clock.advance(Duration.ofHours(1));
        everythingPostedBut(0);
        pay(2);
        clock.advance(Duration.ofHours(2));
        pay(2);
        // 03:30 in summer time; 23 hours after its beginning the day is over.
        clock.advance(Duration.ofHours(20));
        assertThat(unposted()).isEqualTo(4);
        clock.advance(Duration.ofHours(1));
        everythingPostedBut(0);

        isWholeAfter(LocalDate.parse("2027-03-28"));
    }

    @Test
    @DisplayName("a session lasts its time and no longer; a token holds")
    void sessions() {
        var browser = Browser.signedIn(port, "ann");
        clock.advance(Duration.ofHours(-2));
        assertThat(browser.get("/network/units").status()).isEqualTo(200);
        clock.advance(Duration.ofDays(1));
        assertThat(browser.get("/network/units").location()).startsWith("/sign-in");
        assertThat(shop.get("/api/offers").status()).isEqualTo(200);
        clock.advance(Duration.ofDays(-1));
        assertThat(Browser.signedIn(port, "ann").get("/network/units").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("failed tries to sign in don’t lock anybody out for as long as the clock went back")
    void failedTries() {
        for (int i = 0; i < 6; i++) {
            Browser.anonymous(port).post("/sign-in", "login", "bob", "password", "not it");
        }
        assertThat(signIn("bob").status()).isEqualTo(429);
        clock.advance(Duration.ofHours(-2));

        assertThat(signIn("bob").status()).isEqualTo(303);
    }

    @Test
    @DisplayName("an import begins at once, wherever the clock is")
    void imports() {
        for (var moved : new Duration[] {Duration.ofDays(1), Duration.ofDays(-2)}) {
            clock.advance(moved);
            var file =
                    "source,external_id,offer,amount,currency,occurred_at\nfile,f%s,oven-subscription,9.99,EUR,2027-03-01\n"
                            .formatted(moved);
            var job = shop.custodian
                    .upload("/api/imports/payments", shop.token, file.getBytes(StandardCharsets.UTF_8))
                    .location();
            await().until(() -> shop.get(job).body().contains("\"state\":\"finished\""));
        }
    }

    private Browser.Answer signIn(String login) {
        return Browser.anonymous(port).post("/sign-in", "login", login, "password", Browser.PASSWORD);
    }

    private void at(LocalDateTime time) {
        clock.set(time.atZone(ZONE).toInstant());
    }

    private void pay(int times) {
        for (int i = 0; i < times; i++) shop.accepted("/api/payments", OvenShop.payment("moved" + ++payments));
    }

    private long unposted() {
        return figure("select (select max(seq) from payments.payment) - coalesce(max(to_seq), 0) from ledger.batch");
    }

    private void everythingPostedBut(long left) {
        await().until(() -> unposted() == left);
    }

    /** When the day is over, all is in batches, each once, and the ledger proves itself. */
    private void isWholeAfter(LocalDate day) {
        at(day.plusDays(1).atTime(0, 10));
        everythingPostedBut(0);
        long missing = figure("select max(seq) - count(*) from payments.payment");
        long inNoneOrTwo = figure("select (select count(*) from payments.payment) - sum(payments) from ledger.batch");
        long gaps = figure("""
                select count(*) from ledger.batch b left join ledger.batch before on before.id = b.id - 1
                where b.from_seq <> coalesce(before.to_seq, 0) + 1
                """);
        System.out.printf(
                "[clock] %s is over: %d payments, %d numbers missing; %d batches, %d gaps between them; in none or two %d%n",
                day,
                figure("select count(*) from payments.payment"),
                missing,
                figure("select count(*) from ledger.batch"),
                gaps,
                inNoneOrTwo);
        assertThat(List.of(missing, inNoneOrTwo, gaps)).containsOnly(0L);
        assertThat(shop.post("/api/ledger/proof?full=true", "").body()).contains("\"differences\":[]");
    }

    private long figure(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
