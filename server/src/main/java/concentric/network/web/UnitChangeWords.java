package concentric.network.web;

import concentric.network.HandingOver.Line;
import concentric.network.UnitChange;
import concentric.network.Units;
import concentric.platform.web.Reader;
import concentric.platform.web.State;
import org.springframework.stereotype.Component;

/** Tells changes of units in words. */
@Component
class UnitChangeWords {

    private final Units units;

    UnitChangeWords(Units units) {
        this.units = units;
    }

    /** The address of a change. */
    static String href(UnitChange change) {
        return UnitChangePages.PATH + "/" + change.id().value();
    }

    /** What becomes of the unit and when: “From 1 March, Sweets takes over a part of what Bakery has.” */
    String what(UnitChange change, Reader reader) {
        return reader.t(
                "unit-change.what." + change.kind().word(),
                reader.formats().date(change.day()),
                change.unit().name(),
                successor(change));
    }

    /** How the unit that takes over is called. */
    String successor(UnitChange change) {
        return change.name().isEmpty() ? name(change.successor()) : change.name();
    }

    private String name(String code) {
        return units.find(code).map(unit -> unit.name()).orElse(code);
    }

    /** What becomes of one thing: “goes to Sweets”. */
    String becomes(UnitChange change, Line line, Reader reader) {
        return switch (line.becomes()) {
            case STAYS -> reader.t("unit-change.stays", change.unit().name());
            case ENDS -> reader.t("unit-change.ends");
            case UNSAID -> reader.t("unit-change.unsaid");
            case GOES -> {
                var to = change.to(line.thing()).orElse("");
                yield reader.t("unit-change.goes", to.equals(change.successor()) ? successor(change) : name(to));
            }
        };
    }

    static State state(UnitChange change, Reader reader) {
        return switch (change.state()) {
            case DRAFT -> new State(reader.t("unit-change.state.draft"), State.Tone.INFO);
            case WITHDRAWN -> new State(reader.t("unit-change.state.withdrawn"), State.Tone.PLAIN);
            case DONE -> new State(reader.t("unit-change.state.done"), State.Tone.OK);
        };
    }
}
