package concentric.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links by which people come in: who makes them, what they are worth and for how long, and what nobody learns from them. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class LinksTest {

    private static final Pattern LINK = Pattern.compile("/link/[A-Za-z0-9_-]{43}");
    private static final String NEW = "a much better sentence";

    private final int port;
    private final Links links;
    private final Accounts accounts;
    private final People people;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final GreenMail mail;
    private Browser custodian;
    private int persons;

    LinksTest(
            @LocalServerPort int port,
            Links links,
            Accounts accounts,
            People people,
            MovableClock clock,
            JdbcClient jdbc,
            GreenMail mail) {
        this.port = port;
        this.links = links;
        this.accounts = accounts;
        this.people = people;
        this.clock = clock;
        this.jdbc = jdbc;
        this.mail = mail;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
        jdbc.sql("delete from people.link_request").update();
        jdbc.sql("delete from people.sign_in_failure").update();
    }

    /** Adds a person; the code. */
    private String somebody(String email) {
        var code = "person" + ++persons;
        var answer = custodian.post("/people", "person", code, "name", "Person " + persons, "email", email);
        assertThat(answer.status()).isEqualTo(303);
        return code;
    }

    private String invite(String code) {
        var answer = custodian.post("/people-invitations", "person", code);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return link(answer.body());
    }

    private static String link(String text) {
        var found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    private Browser.Answer use(String link, String login) {
        return Browser.anonymous(port).post(link, "login", login, "password", Browser.PASSWORD);
    }

    private List<String> mailsTo(String address) {
        return Arrays.stream(mail.getReceivedMessagesForDomain(address))
                .map(LinksTest::text)
                .toList();
    }

    /** As a reader sees it: on its way a mail is wrapped, and what is not ASCII is encoded. */
    private static String text(MimeMessage message) {
        try {
            return message.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theInvitedChooseLoginAndPasswordAndAreIn() {
        var code = somebody("");
        var link = invite(code);
        var browser = Browser.anonymous(port);
        assertThat(browser.get(link).body()).contains("you are invited to Acme");
        var used = browser.post(link, "login", "Eve-" + code, "password", Browser.PASSWORD);
        assertThat(used.location()).isEqualTo("/");
        assertThat(browser.get("/account").body()).contains("eve-" + code);
        var person = people.find(code).orElseThrow();
        assertThat(accounts.of(person.id()).orElseThrow().custodian()).isFalse();
        assertThat(custodian.get("/journal?verb=invitation.accept").status()).isEqualTo(200);
    }

    @Test
    void aLinkWorksOnceAndOpeningItsPageUsesNothingUp() {
        var link = invite(somebody(""));
        for (int i = 0; i < 3; i++)
            assertThat(Browser.anonymous(port).get(link).status()).isEqualTo(200);
        var page = Browser.anonymous(port);
        page.get(link);
        var late = Browser.anonymous(port);
        var csrf = late.csrf(link);
        assertThat(use(link, "once").status()).isEqualTo(303);
        var again = late.postAsIs(link, "login", "twice", "password", Browser.PASSWORD, "_csrf", csrf);
        assertThat(again.status()).isEqualTo(404);
        assertThat(page.get(link).status()).isEqualTo(404);
    }

    @Test
    void ofManyWhoUseItAtOnceOneIsIn() throws Exception {
        var secret = invite(somebody("")).substring("/link/".length());
        try (var all = Executors.newFixedThreadPool(6)) {
            var outcomes = all.invokeAll(IntStream.range(0, 6)
                    .mapToObj(i ->
                            (Callable<LinkUse>) () -> links.use(secret, "racer" + i, Browser.PASSWORD, "10.2.0." + i))
                    .toList());
            assertThat(outcomes.stream().map(outcome -> outcome.resultNow()))
                    .filteredOn(LinkUse.Used.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void onlyItsHashIsKept() {
        var secret = invite(somebody("")).substring("/link/".length());
        assertThat(jdbc.sql("select count(*) from people.link where token_hash = sha256(convert_to(:secret, 'UTF8'))")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from people.link l where l::text like '%' || :secret || '%'")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void afterAWeekANewerOneOrWithdrawingItIsWorthNothing() {
        var old = invite(somebody(""));
        clock.advance(Links.HOLDS.minusMinutes(1));
        assertThat(Browser.anonymous(port).get(old).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(Browser.anonymous(port).get(old).status()).isEqualTo(404);
        clock.reset();

        var code = somebody("");
        var first = invite(code);
        var second = invite(code);
        assertThat(Browser.anonymous(port).get(first).status()).isEqualTo(404);
        assertThat(Browser.anonymous(port).get(second).status()).isEqualTo(200);
        assertThat(custodian
                        .post("/people-invitations/withdraw", "person", code)
                        .location())
                .isEqualTo("/people/" + code);
        assertThat(Browser.anonymous(port).get(second).status()).isEqualTo(404);
    }

    @Test
    void aBadPasswordOrATakenLoginLeavesTheLinkAsGoodAsBefore() {
        var link = invite(somebody(""));
        var browser = Browser.anonymous(port);
        assertThat(browser.post(link, "login", "fresh", "password", "short").body())
                .contains("at least 12 characters");
        assertThat(browser.post(link, "login", "ANN", "password", Browser.PASSWORD)
                        .body())
                .contains("The login “ann” is taken.");
        assertThat(browser.post(link, "login", "fresh-one", "password", Browser.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void whoGuessesLinksHasToWait() {
        LinkUse last = new LinkUse.Gone();
        for (int i = 0; i <= Sessions.MOST_FAILURES_OF_ADDRESS; i++) {
            last = links.use("guess" + i, "x", Browser.PASSWORD, "10.3.0.1");
        }
        assertThat(last).isInstanceOf(LinkUse.Wait.class);
        assertThat(links.use("guess", "x", Browser.PASSWORD, "10.3.0.2")).isInstanceOf(LinkUse.Gone.class);
    }

    @Test
    void whoHasAnAccountIsNotInvitedAndOthersDoNotInvite() {
        var code = somebody("");
        use(invite(code), "member-" + code);
        assertThat(custodian.post("/people-invitations", "person", code).body())
                .contains("This person has an account already.");
        var member = Browser.signedIn(port, "member-" + code);
        var other = somebody("");
        assertThat(member.post("/people-invitations", "person", other).status()).isEqualTo(403);
        assertThat(member.post("/people-accounts/reset", "person", code).status())
                .isEqualTo(403);
        assertThat(member.get("/people/" + other).body()).doesNotContain("/people-invitations");
    }

    @Test
    void anInvitationIsMailedToo() {
        var email = "dora" + persons + "@mail.example";
        var link = invite(somebody(email));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mail.getReceivedMessages().length > 0
                        && mailsTo("mail.example").stream().anyMatch(text -> text.contains(link)));
        assertThat(mailsTo("mail.example"))
                .anySatisfy(text -> assertThat(text).contains("https://concentric.acme.example" + link, "Acme"));
    }

    @Test
    void theCustodiansLinkSetsANewPasswordAndEndsEverySession() {
        var code = somebody("");
        use(invite(code), "forgetful-" + code);
        var elsewhere = Browser.signedIn(port, "forgetful-" + code);
        var answer = custodian.post("/people-accounts/reset", "person", code);
        assertThat(answer.status()).isEqualTo(201);
        var browser = Browser.anonymous(port);
        assertThat(browser.post(link(answer.body()), "login", "ann", "password", NEW)
                        .location())
                .isEqualTo("/");
        assertThat(browser.get("/account").body()).contains("forgetful-" + code);
        assertThat(elsewhere.get("/people").location()).startsWith("/sign-in");
        var again = Browser.anonymous(port).post("/sign-in", "login", "forgetful-" + code, "password", NEW);
        assertThat(again.status()).isEqualTo(303);
    }

    @Test
    void askingByMailAnswersTheSameWhetherThereIsAnAccountOrNot() {
        var email = "fay@reset.example";
        var code = somebody(email);
        use(invite(code), "fay");
        var known = Browser.anonymous(port).post("/forgotten", "login", "FAY");
        var unknown = Browser.anonymous(port).post("/forgotten", "login", "nobody");
        assertThat(known.status()).isEqualTo(200);
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(known.body().replaceAll("value=\"[^\"]*\"", ""))
                .isEqualTo(unknown.body().replaceAll("value=\"[^\"]*\"", ""));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mailsTo("reset.example").stream().anyMatch(text -> text.contains("new password")));
        var sent = mailsTo("reset.example").getLast();
        assertThat(sent).contains("https://concentric.acme.example/link/");
        var browser = Browser.anonymous(port);
        assertThat(browser.post(link(sent), "password", NEW).location()).isEqualTo("/");
        assertThat(Browser.anonymous(port)
                        .post("/sign-in", "login", "fay", "password", NEW)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void askingTooOftenWaitsForKnownAndUnknownAlike() {
        for (var login : List.of("ann", "nobody-at-all")) {
            for (int i = 0; i < Links.MOST_REQUESTS; i++) {
                assertThat(links.ask(login, "10.4.0." + i)).isInstanceOf(LinkAsking.Noted.class);
            }
            assertThat(links.ask(login, "10.4.0.9")).isInstanceOf(LinkAsking.Wait.class);
        }
    }

    /** Else anybody could take the custodian's link back by asking. */
    @Test
    void askingTakesNoOtherLinkBack() {
        var code = somebody("gus@reset.example");
        use(invite(code), "gus");
        var made = link(custodian.post("/people-accounts/reset", "person", code).body());
        Browser.anonymous(port).post("/forgotten", "login", "gus");
        assertThat(Browser.anonymous(port).get(made).status()).isEqualTo(200);
    }
}
