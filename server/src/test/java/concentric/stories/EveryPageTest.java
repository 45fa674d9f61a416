package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.OvenShop;
import concentric.Ovens;
import concentric.ledger.Batches;
import concentric.ledger.Posting;
import concentric.people.Accounts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of an organisation in which something has happened, wide and light as on a narrow phone and dark. The list
 * is held against the controllers, so that a new page can't be forgotten.
 */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageTest {

    /** What a browser can open, but what is no page of its own, with the reason. */
    private static final Map<String, String> NOT_HERE = Map.of(
            "/", "leads to the units",
            "/network", "leads to the units",
            "/ledger", "leads to the totals",
            "/imports", "leads to the first import",
            "/set-up", "leads to the start once the organisation is set up; EmptyPagesTest looks at it");

    private static final List<String> PAGES = List.of(
            "/network/units",
            "/network/units?q=nobody-is-called-so",
            "/network/units/Oven",
            "/network/units/Recipes",
            "/network/new-unit",
            "/people",
            "/people/bob",
            "/people-new",
            "/contracts",
            "/contracts/Smart%20oven",
            "/contracts/Recipe%20content?version=2",
            "/contracts/versions/1",
            "/contracts/new",
            "/contracts/new?of=Smart%20oven",
            "/contracts/offers",
            "/contracts/funds",
            "/payments",
            "/payments?state=unsettled",
            "/payments/1",
            "/payments/2",
            "/payments/new",
            "/ledger/totals",
            "/ledger/totals?from=2026-03-01&to=2026-03-31",
            "/ledger/accounts/Oven",
            "/ledger/statements/Oven",
            "/ledger/statements/Recipes",
            "/ledger/batches",
            "/ledger/batches/1",
            "/ledger/proof",
            "/imports/units",
            "/imports/payments",
            "/jobs",
            "/jobs/1",
            "/journal",
            "/journal/1",
            "/admin",
            "/admin/tokens",
            "/password",
            "/nothing-here");

    private final int port;
    private final Addresses addresses;
    private final Batches batches;
    private final Accounts accounts;
    private final List<Visitor> visitors = new ArrayList<>();

    EveryPageTest(
            @LocalServerPort int port, RequestMappingHandlerMapping mappings, Batches batches, Accounts accounts) {
        this.port = port;
        this.addresses = Addresses.of(mappings);
        this.batches = batches;
        this.accounts = accounts;
    }

    @BeforeAll
    void somethingHasHappened() {
        var shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/offers", "{\"code\":\"kettle\",\"unit\":\"Oven\"}");
        shop.accepted("/api/payments", OvenShop.payment("p1", "9.99", "1.60"));
        shop.accepted("/api/payments", OvenShop.payment("p2").replace("oven-subscription", "kettle"));
        var draft = Ovens.CONTRACTS
                .substring(Ovens.CONTRACTS.indexOf("contract \"Recipe content\""))
                .replaceFirst("\n  priority 50", "\n  from 2030-01-01\n  priority 50")
                .replaceFirst("(?s)\n\ncontract \"Run costs.*", "\n");
        assertThat(shop.custodian.apiText("/api/contracts", shop.token, draft).status())
                .isEqualTo(201);
        importWithARejectedLine(shop);
        assertThat(batches.post(accounts.console())).isInstanceOf(Posting.Posted.class);
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

    @Test
    void noPageIsForgotten() {
        var looked = new ArrayList<>(PAGES);
        looked.addAll(NOT_HERE.keySet());
        looked.add("/sign-in");
        assertThat(addresses.missedBy(looked)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> wideAndLight() {
        return on(Screen.WIDE);
    }

    @TestFactory
    Stream<DynamicTest> narrowAndDark() {
        return on(Screen.PHONE.dark());
    }

    /** For {@code bin/drill pages}: twice the time for what rarely differs. */
    @TestFactory
    Stream<DynamicTest> theOtherTwoIfAskedFor() {
        return Boolean.getBoolean("concentric.every-screen")
                ? Stream.concat(on(Screen.WIDE.dark()), on(Screen.PHONE))
                : Stream.empty();
    }

    private Stream<DynamicTest> on(Screen screen) {
        var visitor = Visitor.of(port, screen);
        visitors.add(visitor);
        var signIn = DynamicTest.dynamicTest("/sign-in", () -> {
            Inspection.open(visitor, "/sign-in");
            visitor.signIn("ann");
        });
        var pages = PAGES.stream().map(path -> DynamicTest.dynamicTest(path, () -> Inspection.open(visitor, path)));
        return Stream.concat(Stream.of(signIn), pages);
    }
}
