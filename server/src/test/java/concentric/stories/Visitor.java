package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import concentric.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;

/**
 * Somebody at a browser of their own, who finds things by the words on them. Whatever the browser complains about on the
 * way (an error of a script, something the content security policy forbids, a file that is not there) fails the story
 * when it closes.
 */
final class Visitor implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> pages = new HashSet<>();

    Visitor(String origin, Screen screen) {
        this.context = Chromium.shared().newContext(screen.context(origin));
        context.setDefaultTimeout(Chromium.PATIENCE);
        this.page = context.newPage();
        page.onRequest(request -> {
            if (request.isNavigationRequest()) pages.add(request.url());
        });
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    /** Somebody at the program of the tests. */
    static Visitor of(int port, Screen screen) {
        return new Visitor("http://localhost:" + port, screen);
    }

    /** A page that refuses with its own status is no complaint; the story reads why. */
    private void listen(ConsoleMessage message) {
        boolean refusal =
                message.text().startsWith("Failed to load resource") && pages.contains(withoutLine(message.location()));
        if (message.type().equals("error") && !refusal) complaints.add(page.url() + ": " + message.text());
    }

    private static String withoutLine(String location) {
        return location.replaceFirst(":\\d+:\\d+$", "");
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(path);
    }

    void follow(String link) {
        link(link).first().click();
    }

    /** Sets the organisation up; the password is everybody's. */
    void setUp(String organisation, String name, String login) {
        fill("Name", organisation);
        choose("Time zone", "Europe/Berlin");
        fill("Your name", name);
        fill("Login", login);
        fill("Password", Browser.PASSWORD);
        press("Begin");
        isAt("Home");
    }

    /** Signs in with everybody's password, on an English page. */
    void signIn(String login) {
        open("/sign-in");
        fill("Login", login);
        fill("Password", Browser.PASSWORD);
        press("Sign in");
        isAt("Home");
    }

    Locator link(String text) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    /** Fills in the field that bears exactly this label. */
    void fill(String label, String text) {
        field(label).fill(text);
    }

    void choose(String label, String value) {
        field(label).selectOption(value);
    }

    void attach(String label, String name, String text) {
        field(label).setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Downloads what the link leads to. */
    String download(Locator link) {
        try {
            return Files.readString(page.waitForDownload(link::click).path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the page's heading is this. */
    void isAt(String heading) {
        assertThat(page.locator("h1")).hasText(heading);
    }

    /** Waits until the page's content shows this somewhere. */
    void sees(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    void doesNotSee(String text) {
        assertThat(page.locator("main")).not().containsText(text);
    }

    /** The cells of the row of a table that begins with this. */
    List<String> row(String heading) {
        var header = page.getByRole(
                AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(heading).setExact(true));
        var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(header));
        return row.first().locator("td").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    /** What the browser complained about since it was last asked. */
    List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    @Override
    public void close() {
        context.close();
        Assertions.assertThat(complaints)
                .as("what the browser complained about")
                .isEmpty();
    }
}
