package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import concentric.Ovens;
import concentric.ledger.Batches;
import concentric.ledger.Posting;
import concentric.people.Accounts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of an organisation in which something has happened. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
abstract class EveryPage {

    /** What a browser can open, but what is no page of its own, with the reason. */
    private static final Map<String, String> NOT_HERE = Map.of(
            "/", "leads to the home",
            "/network", "leads to the units",
            "/ledger", "leads to where value goes",
            "/imports", "leads to the first import",
            "/payouts/1/file", "is a file for the bank",
            "/set-up", "leads to the start once the organisation is set up; EmptyPagesTest looks at it");

    private static final List<String> PAGES = List.of(
            "/map",
            "/map?unit=Oven",
            "/map?community=Warm%20meals",
            "/map/table",
            "/map/table?q=nobody-is-called-so",
            "/map/tree",
            "/map?asof=batch-1",
            "/map/table?asof=batch-1",
            "/network/units",
            "/network/units?q=nobody-is-called-so",
            "/network/units/Oven",
            "/network/units/Recipes",
            "/network/new-unit",
            "/measures",
            "/measures?q=nobody-is-called-so",
            "/measures/hoursToRepair",
            "/measures/hoursToRepair?subject=Oven",
            "/measures/attendances",
            "/new-measure",
            "/costs",
            "/costs?month=2024-01",
            "/costs/Oven?month=2024-03",
            "/costs/Recipes",
            "/new-cost",
            "/new-recurring-cost?unit=Oven",
            "/pay",
            "/new-pay?unit=Oven",
            "/pay-minimum",
            "/network/communities",
            "/network/communities?q=nobody-is-called-so",
            "/network/communities/Warm%20meals",
            "/network/communities/Empty%20chairs",
            "/network/new-community",
            "/network/participations/1",
            "/network/questions/1",
            "/network/questions/2",
            "/network/new-question?community=Warm%20meals&kind=invitation",
            "/network/new-question?community=Warm%20meals&kind=rule",
            "/network/unit-changes",
            "/network/unit-changes?unit=Recipes",
            "/network/unit-changes/1",
            "/network/unit-changes/1/edit",
            "/network/unit-changes/2",
            "/network/new-unit-change?unit=Recipes",
            "/network/new-unit-change?unit=Recipes&kind=dissolve",
            "/people",
            "/people/bob",
            "/people-new",
            "/contracts",
            "/contracts/Smart%20oven",
            "/contracts/Recipe%20content?version=2",
            "/contracts/versions/1",
            "/rehearsals",
            "/rehearsals/1",
            "/contracts/Hosting",
            "/contracts/new",
            "/contracts/new?of=Smart%20oven",
            "/contracts/new?template=held-back",
            "/contracts/templates",
            "/contracts/templates/node-and-rest",
            "/contracts/templates/service-by-usage",
            "/contracts/templates/stake-and-loss",
            "/contracts/new?template=earned-share",
            "/contracts/Recipe%20content?version=2&against=1",
            "/contracts/versions/6/edit",
            "/contracts/versions/1/negotiate",
            "/contracts/versions/6/negotiate",
            "/contracts/offers",
            "/contracts?asof=2026-03-31",
            "/contracts/funds",
            "/payments",
            "/payments?state=unsettled",
            "/payments/1",
            "/payments/1/customer",
            "/payments/2",
            "/payments/3",
            "/payments/new",
            "/refunds",
            "/refunds?q=none-is-called-so",
            "/refunds/4",
            "/refunds/new",
            "/refunds/new?of=1",
            "/usage",
            "/usage/5",
            "/usage/new",
            "/transfers",
            "/transfers/1",
            "/transfers/2",
            "/transfers/new",
            "/transfers/opening",
            "/home",
            "/home/first-team",
            "/home/first-payments?team=Oven&offer=oven-subscription",
            "/search?q=oven",
            "/books",
            "/ledger/ways",
            "/ledger/ways?unit=Oven",
            "/ledger/totals",
            "/ledger/totals?from=2026-03-01&to=2026-03-31",
            "/ledger/totals?asof=2026-03-31",
            "/ledger/changes",
            "/ledger/changes?from=2025-12-31",
            "/ledger/changes?from=batch-1",
            "/ledger/accounts/Oven",
            "/ledger/accounts/Cloud",
            "/ledger/accounts/Cloud?asof=batch-1",
            "/ledger/accounts/Recipes?with=(customers)&of=Oven",
            "/ledger/accounts/(opening)",
            "/ledger/accounts/(payouts)",
            "/ledger/statements/Oven",
            "/ledger/statements/Recipes",
            "/ledger/statements/Cloud",
            "/ledger/statements/Cloud?asof=batch-1",
            "/ledger/batches",
            "/ledger/batches/1",
            "/ledger/proof",
            "/payouts",
            "/payouts/mine",
            "/payouts/new",
            "/payouts/1",
            "/payouts/2",
            "/payouts/account",
            "/bank-account",
            "/closes",
            "/closes/2026-03",
            "/closes/2026-04",
            "/closes/2026-03/pay/me",
            "/closes/2026-03/statements/Oven",
            "/closes/2026-04/statements/Recipes",
            "/closes/2026/statements/Oven",
            "/closes/2020/statements/Cloud",
            "/closes/2020-01/statements/Cloud",
            "/contracts/Oven%20pays%20on",
            "/imports/units",
            "/imports/payments",
            "/imports/refunds",
            "/imports/usage",
            "/imports/units/files/1",
            "/jobs",
            "/jobs/1",
            "/jobs/1/undo",
            "/journal",
            "/journal/1",
            "/admin",
            "/home/digest",
            "/admin/tokens",
            "/admin/vocabulary",
            "/admin/vocabulary/de/unit",
            "/account",
            "/account/tokens",
            "/password",
            "/backups",
            "/forgotten",
            "/network/members/Oven",
            "/network/memberships/1",
            "/api",
            "/api?q=no-call-is-called-so",
            "/nothing-here");

    private static final Pattern LINK = Pattern.compile("/link/[A-Za-z0-9_-]{43}");

    private static final String LATER_CONTRACTS = """
            contract Hosting in EUR on usage of hosting by Cloud at 0.062957
              from 2026-01-01
              promise "it is up" measured by uptime at least 0.999
              pay Recipes 5 % of gross

            contract Toasters in EUR on payments for toaster
              from 2026-01-01
              hold 5 % of gross in "Platform fund" for Recipes until 2027-03-31 when reviewScore >= 4.2 and Oven.revenue < 85 % of 500000 or faults <= 3
              share rest: Oven

            contract "Oven pays on" in EUR on result of Oven
              from 2026-01-01
              promise "repaired in a day" measured by hoursToRepair at most 24
              pay "Kitchen lab" 10 % of gross
              share rest: Oven 2, Recipes 1

            contract "Recipe bonus" in EUR on result of Recipes
              from 2026-01-01
              bands of hoursToRepair on result to Cloud 1 (attains hoursToRepair 100 % target at most 24, cap 120 %): up to 10 0 %, above 5 %
              bonus 3 % of excess of result over 1.00 to Installers when hoursToRepair <= 24, at most 5.00
            """;

    private final int port;
    private final Addresses addresses;
    private final Batches batches;
    private final Accounts accounts;
    private final List<Visitor> visitors = new ArrayList<>();

    /** The way in of somebody who is invited. */
    private String link = "";

    EveryPage(@LocalServerPort int port, RequestMappingHandlerMapping mappings, Batches batches, Accounts accounts) {
        this.port = port;
        this.addresses = Addresses.of(mappings);
        this.batches = batches;
        this.accounts = accounts;
    }

    @BeforeAll
    void somethingHasHappened() {
        var shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/offers", "{\"code\":\"kettle\",\"unit\":\"Oven\"}");
        shop.accepted("/api/offers", "{\"code\":\"toaster\",\"unit\":\"Oven\"}");
        shop.accepted("/api/payments", OvenShop.payment("p1", "9.99", "1.60"));
        shop.accepted("/api/payments", OvenShop.payment("p2").replace("oven-subscription", "kettle"));
        measures(shop);
        moneyThatTakesOtherWays(shop);
        var draft = Ovens.CONTRACTS
                .substring(Ovens.CONTRACTS.indexOf("contract \"Recipe content\""))
                .replaceFirst("\n  priority 50", "\n  from 2030-01-01\n  priority 50")
                .replaceFirst("(?s)\n\ncontract \"Run costs.*", "\n");
        assertThat(shop.custodian.apiText("/api/contracts", shop.token, draft).status())
                .isEqualTo(201);
        communities(shop);
        changes(shop);
        shop.custodian.post("/network/disclosures", "unit", "Recipes", "do", "show");
        costs(shop);
        importWithARejectedLine(shop);
        var units = "Einheit;Bezeichnung;Art\nneu;Neu;Team\n-;x;node\nalt;Alt;node\n";
        assertThat(shop.custodian
                        .postFile("/imports/units", "Einheiten.csv", units.getBytes(StandardCharsets.UTF_8))
                        .location())
                .isEqualTo("/imports/units/files/1");
        membersChoose(shop);
        payouts(shop);
        link = invitation(shop);
        assertThat(batches.post(accounts.console())).isInstanceOf(Posting.Posted.class);
        for (var month : List.of("2026-01", "2026-02", "2026-03")) close(shop, month);
    }

    private static void close(OvenShop shop, String month) {
        var preview = shop.get("/api/closes/" + month).body();
        var seen = Pattern.compile("\"fingerprint\":(\"[0-9a-f]+\")").matcher(preview);
        assertThat(seen.find()).as(preview).isTrue();
        shop.accepted("/api/closes/" + month, "{\"fingerprint\":" + seen.group(1) + "}");
    }

    /** One settled later, one given back in part, usage, a transfer that waits, and an opening balance that does not. */
    private static void moneyThatTakesOtherWays(OvenShop shop) {
        shop.accepted("/api/payments", OvenShop.payment("p3").replace("oven-subscription", "toaster"));
        shop.accepted("/api/refunds", """
                {"source":"shop","externalId":"p1-back","paymentSource":"shop","paymentExternalId":"p1",
                 "amount":{"amount":"3.00","currency":"EUR"},"tax":"0.48","occurredAt":"2026-03-02"}""");
        assertThat(shop.custodian
                        .apiText("/api/contracts?sign=true", shop.token, LATER_CONTRACTS)
                        .status())
                .isEqualTo(201);
        shop.accepted("/api/usage", """
                {"source":"meter","externalId":"u1","service":"hosting","consumer":"Oven","quantity":"12.5",
                 "occurredAt":"2026-03-01"}""");
        shop.accepted("/api/transfers", """
                {"from":"Oven","to":"Recipes","amount":{"amount":"7.00","currency":"EUR"},"day":"2026-03-01",
                 "reason":"March was shared by the old contract"}""");
        var opening = shop.accepted("/api/transfers", """
                {"to":"Cloud","amount":{"amount":"250.00","currency":"EUR"},"day":"2026-01-01","reason":"Before"}""");
        assertThat(shop.post(opening.location() + "/sign", "").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get("/api/payments/3").body().contains("settledLater"));
    }

    /** One with limits and a signal, one without any reading. */
    private static void measures(OvenShop shop) {
        shop.accepted("/api/measures", """
                {"measure":"hoursToRepair","unitOfMeasurement":"hours","subject":"units","grain":"month","direction":"lower",
                 "purpose":"How long it takes","keeper":"Oven"}""");
        shop.accepted("/api/measures", """
                {"measure":"attendances","subject":"network","grain":"day","direction":"neither","purpose":"Who came",
                 "keeper":"Cloud","expires":"2030-01-01"}""");
        for (var measure : List.of("reviewScore", "faults", "revenue")) {
            shop.accepted("/api/measures", """
                    {"measure":"%s","subject":"%s","grain":"month","direction":"higher","purpose":"p","keeper":"Oven"}
                    """.formatted(measure, measure.equals("revenue") ? "units" : "network"));
        }
        for (int i = 0; i < 14; i++) {
            var month = YearMonth.of(2024, 1).plusMonths(i);
            var hours = i == 9 ? 90 : 20 + i % 3;
            shop.accepted("/api/readings", """
                    {"measure":"hoursToRepair","subject":"Oven","period":"%s","value":"%s"}""".formatted(month, hours));
        }
        shop.accepted("/api/readings", """
                {"measure":"hoursToRepair","subject":"Oven","period":"2024-01","value":"19.5"}""");
    }

    /** A cost that is taken back, one with a receipt, one of each month. */
    private static void costs(OvenShop shop) {
        for (var account : List.of("rent", "tools")) {
            shop.accepted("/api/costs", """
                    {"unit":"Oven","account":"%s","amount":{"amount":"70.00"},"day":"2024-03-05","supplier":"Tool shop"}""".formatted(account));
        }
        shop.accepted("/api/costs/1/take-back", "{}");
        shop.custodian.upload("/api/costs/2/receipt", shop.token, "paid.txt", "paid".getBytes(StandardCharsets.UTF_8));
        shop.accepted("/api/recurring-costs", """
                {"unit":"Oven","account":"rent","amount":{"amount":"800.00"},"from":"2024-01-31"}""");
        shop.accepted("/api/pay-minimums", "{\"amount\":{\"amount\":\"12.82\"},\"weeklyHours\":\"40\"}");
    }

    /** One that units are in, were in and will be in and that earns, and one that waits for units. */
    private static void communities(OvenShop shop) {
        shop.accepted("/api/communities", """
                {"community":"Warm meals","scenario":"Home from work, and dinner is ready","unit":"Recipes"}""");
        shop.accepted("/api/communities", """
                {"community":"Empty chairs","name":"Empty chairs at the table","scenario":"Nobody eats alone"}""");
        for (var entering : List.of(
                "{\"community\":\"Warm meals\",\"unit\":\"Cloud\",\"from\":\"2025-01-01\"}",
                "{\"community\":\"Warm meals\",\"unit\":\"Kitchen lab\",\"from\":\"2025-01-01\"}",
                "{\"community\":\"Warm meals\",\"unit\":\"Installers\",\"from\":\"2099-01-01\"}")) {
            shop.accepted("/api/participations", entering);
        }
        assertThat(shop.post("/api/participations/2/leave", "{\"until\":\"2025-06-01\"}")
                        .status())
                .isEqualTo(200);
        assertThat(shop.custodian
                        .post("/network/community-units", "community", "Warm meals")
                        .status())
                .isEqualTo(303);
        shop.accepted("/api/questions", """
                {"community":"Warm meals","about":"rule","rule":"consent","by":"Recipes","text":"Who shares has a say"}""");
        shop.accepted("/api/questions", """
                {"community":"Warm meals","about":"entry","unit":"Cloud","by":"Recipes","text":"Come back"}""");
        var opening = shop.accepted("/api/transfers", """
                {"to":"Warm meals","amount":{"amount":"40.00","currency":"EUR"},"day":"2026-01-01","reason":"Before"}""");
        assertThat(shop.post(opening.location() + "/sign", "").status()).isEqualTo(200);
    }

    /** One that waits for signatures, and one that was carried out. */
    private static void changes(OvenShop shop) {
        shop.accepted("/api/unit-changes", """
                {"unit":"Recipes","kind":"split","day":"2099-01-01","reason":"Books are another craft","successor":"Press"}""");
        shop.accepted("/api/units", "{\"unit\":\"Bakery\",\"name\":\"Bakery\",\"kind\":\"node\"}");
        var drawn = shop.accepted("/api/unit-changes", """
                {"unit":"Bakery","kind":"split","day":"2099-01-01","reason":"Cakes are another craft","successor":"Cakes"}""");
        var hash = drawn.body().replaceAll("(?s).*\"hash\":\"([0-9a-f]{64}).*", "$1");
        assertThat(shop.post("/api/unit-changes/2/sign", "{\"hash\":\"" + hash + "\"}")
                        .status())
                .isEqualTo(200);
    }

    /** Two members, of whom one was proposed to speak for the unit and the other has not been heard yet. */
    private static void membersChoose(OvenShop shop) {
        person(shop, "carla");
        shop.custodian.post("/people-accounts", "person", "carla", "login", "carla", "password", Browser.PASSWORD);
        for (var member : List.of("bob", "carla")) {
            var joined = shop.custodian.post("/network/memberships", "unit", "Oven", "person", member, "share", "50");
            assertThat(joined.status()).as(joined.body()).isEqualTo(303);
        }
        var proposed = shop.member.post(
                "/network/rounds",
                "unit",
                "Oven",
                "person",
                "bob",
                "choice",
                "choose",
                "reason",
                "Somebody has to",
                "days",
                "7");
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(303);
    }

    /** One that is paid, one that is on its way, and a partner that can't be paid. */
    private void payouts(OvenShop shop) {
        for (var payee : List.of("Haulage", "Ferries")) {
            shop.accepted(
                    "/api/units", "{\"unit\":\"%s\",\"name\":\"%s\",\"kind\":\"partner\"}".formatted(payee, payee));
            var opening = shop.accepted("/api/transfers", """
                    {"to":"%s","amount":{"amount":"40.00","currency":"EUR"},"day":"2026-01-01","reason":"Before"}""".formatted(payee));
            assertThat(shop.post(opening.location() + "/sign", "").status()).isEqualTo(200);
        }
        person(shop, "frida");
        shop.accepted("/api/memberships", "{\"unit\":\"Haulage\",\"person\":\"frida\"}");
        shop.post("/api/spokespersons", "{\"unit\":\"Haulage\",\"person\":\"frida\",\"choice\":\"choose\"}");
        shop.custodian.post("/people-accounts", "person", "frida", "login", "frida", "password", Browser.PASSWORD);
        var entered = Browser.signedIn(port, "frida")
                .post("/bank-account", "payee", "Haulage", "holder", "Haulage", "iban", "DE89 3704 0044 0532 0130 00");
        assertThat(entered.status()).as(entered.body()).isEqualTo(303);
        shop.accepted("/api/payout-account", "{\"holder\":\"Acme\",\"iban\":\"FR1420041010050500013M02606\"}");
        for (var amount : List.of("10.00", "20.00")) {
            shop.accepted("/api/payouts", "{\"lines\":[{\"payee\":\"Haulage\",\"amount\":\"%s\"}]}".formatted(amount));
        }
        assertThat(shop.post("/api/payouts/1/paid", "").status()).isEqualTo(200);
    }

    private static String invitation(OvenShop shop) {
        person(shop, "dora");
        var made = LINK.matcher(
                shop.custodian.post("/people-invitations", "person", "dora").body());
        assertThat(made.find()).isTrue();
        return made.group();
    }

    private static void person(OvenShop shop, String code) {
        var added = shop.custodian.post("/people", "person", code, "name", "Person " + code, "email", "");
        assertThat(added.status()).as(added.body()).isEqualTo(303);
    }

    private static void importWithARejectedLine(OvenShop shop) {
        var file = """
                source,external_id,offer,amount,currency,occurred_at
                file,1,oven-subscription,9.99,EUR,2026-04-01
                file,2,oven-subscription,-1,EUR,2026-04-01
                """;
        var started = shop.custodian.upload("/api/imports/payments", shop.token, file.getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"finished\""));
    }

    @AfterAll
    void everybodyLeaves() {
        visitors.forEach(Visitor::close);
    }

    /** The addresses that none of what is looked at belongs to. */
    Set<String> forgotten() {
        var looked = new ArrayList<>(PAGES);
        looked.addAll(NOT_HERE.keySet());
        looked.add("/sign-in");
        looked.add(link);
        return addresses.missedBy(looked);
    }

    /** Each page, looked at on a screen. */
    Stream<DynamicTest> on(Screen screen) {
        var visitor = Visitor.of(port, screen);
        visitors.add(visitor);
        var signIn = DynamicTest.dynamicTest("/sign-in", () -> {
            Inspection.open(visitor, "/sign-in");
            visitor.signIn("ann");
        });
        var pages = PAGES.stream().map(path -> DynamicTest.dynamicTest(path, () -> Inspection.open(visitor, path)));
        var invitation = DynamicTest.dynamicTest("/link/…", () -> Inspection.open(visitor, link));
        return Stream.concat(Stream.of(signIn, invitation), pages);
    }
}
