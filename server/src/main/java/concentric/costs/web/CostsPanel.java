package concentric.costs.web;

import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Addresses;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads from a unit's page to what it spends; nothing is added up there, so that the page stays quick. */
@Component
class CostsPanel implements Panel {

    private static final int ORDER = 210;

    private final Units units;

    CostsPanel(Units units) {
        this.units = units;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(Units.NOUN)) return Optional.empty();
        return units.find(new Unit.Id(id))
                .map(unit -> new UnitCostsLink(Addresses.of(CostsPages.PATH, unit.code())))
                .map(view -> new Part("costs/unit-costs", view, ORDER));
    }
}
