package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import concentric.people.Accounts;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lines that differ in little, and more of them than a page shows. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class LinesTest {

    /** Two lines more than a page or a group shows. */
    private static final int TOWELS = 22;

    private final int port;
    private final Batches batches;
    private final Accounts accounts;
    private Browser custodian;

    LinesTest(@LocalServerPort int port, Batches batches, Accounts accounts) {
        this.port = port;
        this.batches = batches;
        this.accounts = accounts;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void twoVersionsAndManyOffers() {
        var shop = OvenShop.found(port);
        custodian = shop.custodian;
        var towels =
                IntStream.rangeClosed(1, TOWELS).mapToObj(i -> "towel-" + i).toList();
        towels.forEach(towel -> shop.accepted("/api/offers", "{\"code\":\"" + towel + "\",\"unit\":\"Recipes\"}"));
        for (int i = 1; i <= TOWELS; i++) {
            shop.accepted(
                    "/api/funds", "{\"code\":\"fund-%d\",\"name\":\"fund-%d\",\"unit\":\"Cloud\"}".formatted(i, i));
        }
        shop.accepted("/api/offers", "{\"code\":\"cloth\",\"unit\":\"Cloud\"}");
        var parts = IntStream.rangeClosed(1, TOWELS)
                .mapToObj(i -> "  pay fund-" + i + " " + i + " per payment\n")
                .collect(Collectors.joining());
        var contracts = """
                contract Ovens in EUR on payments for oven-subscription
                  from 2026-01-01
                  share rest: Oven
                contract Ovens in EUR on payments for oven-subscription
                  from 2026-02-01
                  share rest: Oven
                contract Towels in EUR on payments for %s
                  share rest: Recipes
                contract Cloths in EUR on payments for cloth
                %s  share rest: Cloud
                """.formatted(towels.stream().collect(Collectors.joining(", ")), parts);
        assertThat(custodian
                        .apiText("/api/contracts?sign=true", shop.token, contracts)
                        .status())
                .isEqualTo(201);
        for (int month = 1; month <= 2; month++) {
            shop.accepted(
                    "/api/payments", OvenShop.payment("m" + month).replace("2026-03-01", "2026-0" + month + "-15"));
        }
        for (int i = 1; i <= TOWELS; i++) {
            var payment = OvenShop.payment("t" + i, i + ".00", "0.00");
            shop.accepted("/api/payments", payment.replace("oven-subscription", "towel-" + i));
        }
        shop.accepted("/api/payments", OvenShop.payment("c1", "300.00", "0.00").replace("oven-subscription", "cloth"));
        assertThat(batches.post(accounts.console())).isInstanceOf(Posting.Posted.class);
    }

    private static int count(String page, String part) {
        return page.split(part, -1).length - 1;
    }

    @Test
    void linesOfTwoVersionsSayWhichTheyAreOf() {
        var why = custodian.get("/ledger/accounts/Oven").body();
        var batch = custodian.get("/ledger/batches/1").body();
        assertThat(why).contains("Ovens</a> <span class=\"muted\">version 1</span>", ">version 2</span>");
        assertThat(batch).contains("Ovens</a> <span class=\"muted\">version 1</span>", ">version 2</span>");
        assertThat(custodian.get("/ledger/batches/1/entries.csv").body())
                .startsWith("from,to,contract,version,clause,")
                .contains("(customers),Oven,Ovens,1,1,oven-subscription,homes,2026-01-15,9.99,EUR\n")
                .contains("(customers),Oven,Ovens,2,1,oven-subscription,homes,2026-02-15,9.99,EUR\n");
    }

    @Test
    void aStatementIsALineForEachPartyAndAddsUpWhatItDoesNotShow() {
        var statement = custodian.get("/ledger/statements/Cloud").body();
        assertThat(count(statement, "<tr class=\"line\">"))
                .as("what customers paid, twenty who got a part, and one for the others")
                .isEqualTo(22);
        assertThat(statement)
                .contains("300.00", "2 smaller lines", "fund-3", "Reached us", "47.00")
                .doesNotContain("fund-2<", "fund-1<")
                .containsPattern("(?s)2 smaller lines.{0,300}−3\\.00");
        assertThat(statement).contains("href=\"/ledger/accounts/Cloud?currency=EUR\"");
        assertThat(custodian.get("/ledger/statements.csv/Recipes").body().lines())
                .hasSize(TOWELS + 1);
    }

    @Test
    void aWhyPageIsLeafedThrough() {
        var first = custodian.get("/ledger/accounts/Recipes?currency=EUR").body();
        assertThat(first).contains("1 to 20 of 22", "253.00", "page=2").doesNotContain(">towel-2<");
        assertThat(custodian.get("/ledger/accounts/Recipes?currency=EUR&page=2").body())
                .contains("21 to 22 of 22", ">towel-2<", ">towel-1<", "253.00");
    }
}
