package concentric.stories;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/**
 * What somebody reads the pages on.
 *
 * @param width CSS pixels
 * @param height CSS pixels
 * @param locale language that the browser asks for
 * @param script whether it runs scripts
 */
record Screen(int width, int height, ColorScheme mode, String locale, boolean script) {

    static final Screen WIDE = new Screen(1440, 1000, ColorScheme.LIGHT, "en-GB", true);
    static final Screen PHONE = new Screen(390, 844, ColorScheme.LIGHT, "en-GB", true);

    Screen dark() {
        return new Screen(width, height, ColorScheme.DARK, locale, script);
    }

    Screen inGerman() {
        return new Screen(width, height, mode, "de-DE", script);
    }

    Screen withoutScript() {
        return new Screen(width, height, mode, locale, false);
    }

    Browser.NewContextOptions context(String origin) {
        return new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setViewportSize(width, height)
                .setColorScheme(mode)
                .setLocale(locale)
                .setTimezoneId("Europe/Berlin")
                .setJavaScriptEnabled(script);
    }

    @Override
    public String toString() {
        return width + " " + mode.name().toLowerCase(Locale.ROOT);
    }
}
