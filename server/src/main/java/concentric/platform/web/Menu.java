package concentric.platform.web;

import concentric.platform.Actor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the modules' parts together into the entries of the menu. */
@Component
class Menu {

    private final List<MenuPart> parts;
    private final Reach reach;

    Menu(List<MenuPart> parts, Reach reach) {
        this.reach = reach;
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(MenuPart::order).thenComparing(MenuPart::href))
                .toList();
    }

    /**
     * What leads about from a page.
     *
     * @param crumbs the way to it, of what the reader gets to
     */
    record Ways(List<NavEntry> entries, List<Crumb> crumbs) {

        /** Of somebody who is not signed in. */
        static final Ways NONE = new Ways(List.of(), List.of());
    }

    /**
     * The entries as one reader sees them, and the way to a page.
     *
     * @param path the address of the page they stand on
     * @param way all of the way to it
     */
    Ways of(Actor actor, String path, List<Crumb> way, Texts t) {
        var reached = reach.of(actor);
        var crumbs = way.stream()
                .filter(crumb -> crumb.href() == null || reached.test(crumb.href()))
                .toList();
        var visible = parts.stream()
                .filter(part -> !part.custodianOnly() || actor.custodian())
                .filter(part -> reached.test(part.href()))
                .toList();
        var current = holding(path, visible)
                // A page that is in no part, as the reasons of a figure, is shown under the part it is reached from;
                .or(() -> crumbs.stream()
                        .map(Crumb::href)
                        .filter(Objects::nonNull)
                        .flatMap(href -> holding(href, visible).stream())
                        .findFirst())
                // one that says nothing of that under the first part of its noun.
                .or(() -> visible.stream().filter(part -> part.ofNoun(path)).findFirst());
        var entries = Arrays.stream(MenuSection.values())
                .map(section -> entry(section, visible, current, t))
                .flatMap(Optional::stream)
                .toList();
        return new Ways(entries, crumbs);
    }

    /** The part that an address is in, as a step on the way to a page that is reached from there. */
    Crumb crumb(String href, Texts t) {
        var part = holding(href, parts).orElseThrow(() -> new IllegalArgumentException(href + " is in no part"));
        return new Crumb(t.of(part.label()), part.href());
    }

    private static Optional<MenuPart> holding(String path, List<MenuPart> parts) {
        return parts.stream()
                .filter(part -> part.holds(path))
                .max(Comparator.comparingInt(part -> part.href().length()));
    }

    private static Optional<NavEntry> entry(
            MenuSection section, List<MenuPart> visible, Optional<MenuPart> current, Texts t) {
        var own = visible.stream().filter(part -> part.section() == section).toList();
        if (own.isEmpty()) return Optional.empty();
        var links = own.stream()
                .map(part -> new NavEntry.Part(
                        t.of(part.label()),
                        part.href(),
                        current.filter(part::equals).isPresent()))
                .toList();
        return Optional.of(new NavEntry(
                t.of("nav." + section.name().toLowerCase(Locale.ROOT)),
                own.getFirst().href(),
                section.icon(),
                section.place(),
                current.filter(own::contains).isPresent(),
                links.size() > 1 ? links : List.of()));
    }
}
