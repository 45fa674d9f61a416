package concentric.platform.web;

import concentric.platform.Actor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the modules' parts together into the entries of the menu. */
@Component
class Menu {

    private final List<MenuPart> parts;

    Menu(List<MenuPart> parts) {
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(MenuPart::order).thenComparing(MenuPart::href))
                .toList();
    }

    List<NavEntry> entries(Actor actor, String path, Texts t) {
        var visible = parts.stream()
                .filter(part -> !part.custodianOnly() || actor.custodian())
                .toList();
        var current = visible.stream()
                .filter(part -> part.holds(path))
                .max(Comparator.comparingInt(part -> part.href().length()))
                // A page that is in no part, as the reasons of a figure, is shown under the first part of its noun.
                .or(() -> visible.stream().filter(part -> part.ofNoun(path)).findFirst());
        return Arrays.stream(MenuSection.values())
                .map(section -> entry(section, visible, current, t))
                .flatMap(Optional::stream)
                .toList();
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
