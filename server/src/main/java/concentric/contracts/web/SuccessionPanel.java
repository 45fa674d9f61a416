package concentric.contracts.web;

import concentric.contracts.Contracts;
import concentric.contracts.Succession;
import concentric.contracts.Successions;
import concentric.network.Unit;
import concentric.network.UnitChange;
import concentric.network.UnitChange.Thing;
import concentric.network.UnitChanges;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the page of a version that came into force by a change of a unit: why nobody signed it. */
@Component
class SuccessionPanel implements Panel {

    private static final int ORDER = 5;

    private final Successions successions;
    private final Contracts contracts;
    private final UnitChanges changes;
    private final Units units;
    private final Pages pages;

    SuccessionPanel(Successions successions, Contracts contracts, UnitChanges changes, Units units, Pages pages) {
        this.successions = successions;
        this.contracts = contracts;
        this.changes = changes;
        this.units = units;
        this.pages = pages;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(Contracts.VERSION)) return Optional.empty();
        return successions.of(id).map(this::part);
    }

    private Part part(Succession succession) {
        var change = changes.find(succession.change()).orElseThrow();
        var follows = contracts.version(succession.follows()).orElseThrow();
        var visit = pages.current();
        var said = visit.t(
                "succession." + change.kind().word(),
                change.unit().name(),
                successor(change, follows.name()),
                follows.number());
        var view =
                new SuccessionPart(said, "/network/unit-changes/" + change.id().value());
        return new Part("contracts/succession", view, ORDER);
    }

    private String successor(UnitChange change, String contract) {
        var code = change.to(new Thing("contract", contract)).orElse(change.successor());
        return units.find(code).map(Unit::name).orElse(code);
    }
}
