package concentric.network;

import concentric.platform.Facts;
import concentric.platform.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the network knows of an act on a unit: how the unit is called and what it is today. */
@Component
class UnitFacts implements Facts {

    private final Units units;

    UnitFacts(Units units) {
        this.units = units;
    }

    @Override
    public List<Fact> about(JournalEntry act) {
        if (!act.verb().equals("unit.found")) return List.of();
        return List.of(
                new Fact("unit.name", () -> of(act, Unit::name)),
                new Fact("unit.kind", () -> of(act, unit -> unit.kind().word())),
                new Fact("unit.purpose", () -> of(act, Unit::purpose)));
    }

    private String of(JournalEntry act, Function<Unit, String> fact) {
        Optional<Unit> unit = units.find(act.subject());
        return unit.map(fact).orElse("");
    }
}
