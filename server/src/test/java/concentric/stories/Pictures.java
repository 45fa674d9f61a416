package concentric.stories;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.FilePayload;
import concentric.demo.Demo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes pictures of the pages of the running demonstration, for looking at them: {@code bin/pictures}. */
final class Pictures {

    /** CSS pixels that the README shows beneath the way. */
    private static final int MARGIN = 10;

    private final String origin;

    private Pictures(String origin) {
        this.origin = origin;
    }

    /** Arguments: address of the program; folder for pictures of all pages, or file for the picture of the README. */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            var pictures = new Pictures(arguments[0]);
            if (arguments[1].endsWith(".png")) pictures.takeForReadme(Path.of(arguments[1]));
            else pictures.takeAll(Path.of(arguments[1]));
            status = 0;
        } finally {
            // Playwright's threads would keep the program alive.
            System.exit(status);
        }
    }

    private void takeAll(Path folder) {
        for (var screen : List.of(Screen.WIDE, Screen.WIDE.dark(), Screen.PHONE, Screen.PHONE.dark())) {
            take(screen, folder);
        }
    }

    /** File names and addresses of the pages that anybody of the demonstration may open. */
    private static Map<String, String> pages(Page page) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("map", "/map");
        pages.put("map-unit", "/map?unit=netherlands");
        pages.put("map-community", "/map?community=afternoon-tea");
        pages.put("map-table", "/map/table");
        pages.put("map-tree", "/map/tree");
        pages.put("map-then", "/map?asof=batch-1");
        pages.put("home", "/home");
        pages.put("units", "/network/units");
        pages.put("units-none", "/network/units?q=nothing-is-called-so");
        pages.put("unit-shop", "/network/units/netherlands");
        pages.put("unit-node", "/network/units/warehouse");
        pages.put("unit-new", "/network/new-unit");
        pages.put("communities", "/network/communities");
        pages.put("community", "/network/communities/afternoon-tea");
        pages.put("community-new", "/network/new-community");
        find(page, "/network/communities/afternoon-tea", "a[href*='/questions/']")
                .ifPresent(address -> pages.put("community-question", address));
        pages.put("community-invitation", "/network/new-question?community=afternoon-tea&kind=invitation");
        pages.put("unit-changes", "/network/unit-changes");
        pages.put("unit-split", "/network/new-unit-change?unit=warehouse");
        pages.put("unit-dissolve", "/network/new-unit-change?unit=warehouse&kind=dissolve");
        pages.put("members", "/network/members/netherlands");
        find(page, "/network/members/netherlands", "a[href*='/memberships/']")
                .ifPresent(address -> pages.put("membership", address));
        find(page, "/network/communities/afternoon-tea", "tbody td a")
                .ifPresent(address -> pages.put("community-leave", address));
        pages.put("people", "/people");
        find(page, "/people", "tbody th a").ifPresent(address -> pages.put("person", address));
        pages.put("person-new", "/people-new");
        pages.put("contracts", "/contracts");
        pages.put("contract", "/contracts/Netherlands%20shop");
        pages.put("contract-new", "/contracts/new");
        pages.put("contract-next", "/contracts/new?of=Netherlands+shop");
        pages.put("contract-from-template", "/contracts/new?template=held-back");
        pages.put("templates", "/contracts/templates");
        pages.put("template", "/contracts/templates/node-and-rest");
        pages.put("template-closing", "/contracts/templates/stake-and-loss");
        find(page, "/contracts/Netherlands%20shop", "a[href*=against]")
                .ifPresent(address -> pages.put("contract-differences", address));
        pages.put("contract-drafted", "/contracts/France%20shop");
        find(page, "/contracts/France%20shop", "a[href^='/rehearsals/']")
                .ifPresent(address -> pages.put("rehearsal", address));
        find(page, "/contracts/France%20shop", "a[href$='/negotiate']")
                .ifPresent(address -> pages.put("negotiation", address));
        pages.put("what-if", "/rehearsals");
        pages.put("offers", "/contracts/offers");
        pages.put("funds", "/contracts/funds");
        pages.put("payments", "/payments");
        find(page, "/payments", "tbody th a").ifPresent(address -> {
            pages.put("payment", address);
            pages.put("payment-customer", address + "/customer");
        });
        pages.put("payments-unsettled", "/payments?state=unsettled");
        pages.put("payment-new", "/payments/new");
        pages.put("costs", "/costs");
        pages.put("costs-unit", "/costs/netherlands?month=2011-03");
        pages.put("cost-new", "/new-cost?unit=netherlands");
        pages.put("pay", "/pay");
        pages.put("pay-new", "/new-pay?unit=netherlands");
        pages.put("pay-minimum", "/pay-minimum");
        pages.put("refunds", "/refunds");
        find(page, "/refunds", "tbody th a").ifPresent(address -> pages.put("refund", address));
        pages.put("refund-new", "/refunds/new");
        pages.put("refunds-none", "/refunds?q=none-is-called-so");
        pages.put("usages", "/usage");
        find(page, "/usage", "tbody th a").ifPresent(address -> pages.put("usage", address));
        pages.put("usage-new", "/usage/new");
        pages.put("transfers", "/transfers");
        find(page, "/transfers", "tbody th a").ifPresent(address -> pages.put("transfer", address));
        pages.put("transfer-new", "/transfers/new");
        pages.put("opening", "/transfers/opening");
        pages.put("book", "/books");
        pages.put("ways", "/ledger/ways");
        pages.put("ways-unit", "/ledger/ways?unit=netherlands");
        pages.put("ledger", "/ledger/totals");
        pages.put("why", "/ledger/accounts/warehouse");
        pages.put("statement-shop", "/ledger/statements/netherlands");
        pages.put("statement-node", "/ledger/statements/design-studio");
        pages.put("batches", "/ledger/batches");
        find(page, "/ledger/batches", "tbody th a").ifPresent(address -> pages.put("batch", address));
        pages.put("proof", "/ledger/proof");
        pages.put("ledger-then", "/ledger/totals?asof=2011-06-30");
        pages.put("changes", "/ledger/changes?from=2011-10-31&to=2011-11-30");
        pages.put("closes", "/closes");
        pages.put("close-open", "/closes/2011-11");
        pages.put("close-next", "/closes/2011-12");
        pages.put("payouts", "/payouts");
        find(page, "/payouts", "tbody th a").ifPresent(address -> pages.put("payout", address));
        pages.put("payout-new", "/payouts/new");
        pages.put("payouts-mine", "/payouts/mine");
        pages.put("payout-account", "/payouts/account");
        pages.put("bank-account", "/bank-account");
        pages.put("salary", "/closes/2011-11/pay/me");
        pages.put("unit-statement", "/closes/2011-10/statements/ireland");
        pages.put("unit-statement-open", "/closes/2011-12/statements/france");
        pages.put("unit-statement-year", "/closes/2011/statements/ireland");
        pages.put("unit-statement-none", "/closes/2009/statements/ireland");
        pages.put("imports", "/imports/payments");
        pages.put("imports-units", "/imports/units");
        pages.put("mapping", bring(page));
        pages.put("jobs", "/jobs");
        find(page, "/jobs", "tbody th a").ifPresent(address -> {
            pages.put("job", address);
            pages.put("job-undo", address + "/undo");
        });
        pages.put("journal", "/journal");
        find(page, "/journal", "tbody td a").ifPresent(address -> pages.put("act", address));
        pages.put("digest", "/home/digest");
        pages.put("organisation", "/admin");
        pages.put("tokens", "/admin/tokens");
        pages.put("vocabulary", "/admin/vocabulary");
        pages.put("word", "/admin/vocabulary/de/unit");
        pages.put("backups", "/backups");
        pages.put("search", "/search?q=studio");
        pages.put("first-team", "/home/first-team");
        pages.put("first-payments", "/home/first-payments?team=netherlands&offer=other");
        pages.put("account", "/account");
        pages.put("tokens-own", "/account/tokens");
        pages.put("password", "/password");
        pages.put("api", "/api");
        pages.put("api-none", "/api?q=no-call-is-called-so");
        pages.put("nothing-here", "/nothing-here");
        return pages;
    }

    /** Where the first of these links on a page leads, if it has one yet. */
    private static Optional<String> find(Page page, String path, String link) {
        page.navigate(path);
        var links = page.locator(link);
        return links.count() == 0 ? Optional.empty() : Optional.of(links.first().getAttribute("href"));
    }

    /** Brings a file of somebody else, and answers where it is looked at. */
    private static String bring(Page page) {
        page.navigate("/imports/units");
        var file =
                "Kürzel;Bezeichnung;Art;Leitsatz\nvertrieb;Vertrieb;Team;Zuhören\nlager;Lager;Dienst;\n4711;Beirat;Gremium;\n";
        page.setInputFiles(
                "input[type=file]", new FilePayload("Teams.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.click("button.primary");
        page.waitForURL("**/files/*");
        return page.url();
    }

    private void take(Screen screen, Path folder) {
        try (var visitor = new Visitor(origin, screen)) {
            visitor.open("/sign-in");
            shoot(visitor.page(), screen, folder, "sign-in");
            visitor.open("/forgotten");
            shoot(visitor.page(), screen, folder, "forgotten");
            signIn(visitor);
            pages(visitor.page()).forEach((name, address) -> {
                visitor.open(address);
                if (visitor.page().locator("#map").count() > 0)
                    visitor.page().locator("#map[data-ready]").waitFor();
                shoot(visitor.page(), screen, folder, name);
            });
            visitor.complaints().forEach(System.err::println);
        }
    }

    private static void signIn(Visitor visitor) {
        visitor.open("/sign-in");
        visitor.fill("Login", Demo.LOGIN);
        visitor.fill("Password", Demo.PASSWORD);
        visitor.press("Sign in");
        visitor.isAt("Home");
    }

    private static void shoot(Page page, Screen screen, Path folder, String name) {
        var file = folder.resolve("%s-%s.png".formatted(name, screen).replace(' ', '-'));
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** One payment's way, as wide as a README is read, and not higher than a screen. */
    private void takeForReadme(Path file) {
        try (var visitor = new Visitor(origin, Screen.WIDE)) {
            signIn(visitor);
            visitor.open(find(visitor.page(), "/payments", "tbody th a").orElseThrow());
            var way = visitor.page().locator("section[aria-labelledby=way]").boundingBox();
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(file)
                            .setFullPage(true)
                            .setClip(new Clip(0, 0, Screen.WIDE.width(), way.y + way.height + MARGIN)));
        }
    }
}
