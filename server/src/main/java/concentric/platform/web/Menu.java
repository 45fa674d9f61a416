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
     * The entries as one reader sees them.
     *
     * @param path the address of the page they stand on
     * @param crumbs the way to it
     */
    List<NavEntry> entries(Actor actor, String path, List<Crumb> crumbs, Texts t) {
        var reached = reach.of(actor);
        var visible = parts.stream()
                .filter(part -> !part.custodianOnly() || actor.custodian())
                .filter(part -> reached.test(part.href()))
                .toList();
        var current = holding(path, visible)
                // A page that is in no part, as the reasons of a figure, is shown under the part it is reached from;
                .or(() -> crumbs.reversed().stream()
                        .map(Crumb::href)
                        .filter(Objects::nonNull)
                        .flatMap(href -> holding(href, visible).stream())
                        .findFirst())
                // one that says nothing of that under the first part of its noun.
                .or(() -> visible.stream().filter(part -> part.ofNoun(path)).findFirst());
        return Arrays.stream(MenuSection.values())
                .map(section -> entry(section, visible, current, t))
                .flatMap(Optional::stream)
                .toList();
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
