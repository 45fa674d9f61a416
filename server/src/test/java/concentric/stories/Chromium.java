package concentric.stories;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Chromium for all stories of the JVM, started by the first and closed with the JVM. It is the one that the system
 * property {@code concentric.browser} names, else one that is installed, else the one that Playwright fetches.
 */
final class Chromium {

    /** Milliseconds that a page may take: much, since whole builds may run beside the stories. */
    static final double PATIENCE = 30_000;

    private static final List<Path> USUAL_PLACES = Stream.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/usr/bin/google-chrome-stable",
                    "/snap/bin/chromium",
                    "/opt/google/chrome/chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
            .map(Path::of)
            .toList();

    private static @Nullable Browser started;

    private Chromium() {}

    /** The browser; each visitor asks it for a context of their own. */
    static synchronized Browser shared() {
        if (started == null) {
            var playwright = playwright();
            started = launch(playwright);
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return started;
    }

    private static Playwright playwright() {
        var options = new Playwright.CreateOptions();
        if (installed().isPresent()) options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        return Playwright.create(options);
    }

    private static Browser launch(Playwright playwright) {
        var options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(arguments());
        installed().ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    private static Optional<Path> installed() {
        var named = System.getProperty("concentric.browser", "");
        if (!named.isEmpty()) return Optional.of(Path.of(named));
        return USUAL_PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** A container has little shared memory, and its root may not make the sandbox. */
    private static List<String> arguments() {
        var arguments = new ArrayList<>(List.of("--disable-dev-shm-usage", "--font-render-hinting=none"));
        if (System.getProperty("user.name").equals("root")) arguments.add("--no-sandbox");
        return arguments;
    }
}
