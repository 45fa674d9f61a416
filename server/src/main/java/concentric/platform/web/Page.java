package concentric.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the shell around every page shows. A page's own content comes in a record of its own, the second parameter
 * ({@code view}) of its template.
 *
 * @param title heading of the page and name of the browser's tab
 * @param path path and query of the page, where the forms for theme and language return to
 * @param theme {@code light} or {@code dark}; null follows the machine
 * @param who nobody on pages that can be seen before signing in
 * @param standings what must not be forgotten on any page
 * @param notice a sentence about what the last act did, said once
 * @param languages those that there are texts for
 * @param assets gives the fingerprinted address of a static file
 */
public record Page(
        String title,
        String path,
        Locale locale,
        @Nullable String theme,
        @Nullable SignedIn who,
        List<Crumb> crumbs,
        List<Crumb> standings,
        Texts t,
        String csrfParameter,
        String csrfToken,
        @Nullable String notice,
        List<NavEntry> nav,
        List<Locale> languages,
        UnaryOperator<String> assets) {

    public String asset(String path) {
        return assets.apply(path);
    }

    /** The text of a key in the reader's language. */
    public String t(String key, Object... args) {
        return t.of(key, args);
    }

    public List<NavEntry> nav(NavEntry.Place place) {
        return nav.stream().filter(entry -> entry.place() == place).toList();
    }

    /** The pages above this one, from the entry of the menu that it is in. */
    public List<Crumb> way() {
        var way = new LinkedHashMap<String, Crumb>();
        nav.stream()
                .filter(NavEntry::current)
                .forEach(entry -> way.put(entry.label(), new Crumb(entry.label(), entry.href())));
        crumbs.stream().filter(crumb -> crumb.href() != null).forEach(crumb -> way.putIfAbsent(crumb.label(), crumb));
        way.remove(title);
        return List.copyOf(way.values());
    }

    /** The parts of the entry the reader is in, such as payments and ledger in Value. */
    public List<NavEntry.Part> parts() {
        return nav.stream()
                .filter(NavEntry::current)
                .flatMap(entry -> entry.parts().stream())
                .toList();
    }
}
