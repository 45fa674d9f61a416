package concentric.network.web;

import concentric.network.Unit;
import concentric.network.UnitChange;
import concentric.network.UnitChanges;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On a unit's page: what it hands over or gets, and where a change of it is drawn up. */
@Component
class UnitChangePanel implements Panel {

    private static final int ORDER = 260;
    private static final int SHOWN = 5;

    private final UnitChanges changes;
    private final Units units;
    private final UnitChangeWords words;
    private final Pages pages;

    UnitChangePanel(UnitChanges changes, Units units, UnitChangeWords words, Pages pages) {
        this.changes = changes;
        this.units = units;
        this.words = words;
        this.pages = pages;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(Units.NOUN)) return Optional.empty();
        var unit = units.find(new Unit.Id(id)).orElseThrow();
        boolean may = unit.until() == null && changes.mayDrawUp(unit, viewer);
        var shown = changes.of(unit).stream()
                .filter(change -> change.state() != UnitChange.State.WITHDRAWN)
                .limit(SHOWN)
                .toList();
        if (shown.isEmpty() && !may) return Optional.empty();
        var visit = pages.current();
        var rows = shown.stream()
                .map(change -> new UnitChangesPage.Row(
                        words.what(change, visit),
                        UnitChangeWords.href(change),
                        change.reason(),
                        UnitChangeWords.state(change, visit)))
                .toList();
        var newHref =
                may ? NewUnitChangePages.NEW + "?unit=" + URLEncoder.encode(unit.code(), StandardCharsets.UTF_8) : null;
        return Optional.of(new Part("network/unit-change-part", new UnitChangesPage(rows, newHref, null), ORDER));
    }
}
