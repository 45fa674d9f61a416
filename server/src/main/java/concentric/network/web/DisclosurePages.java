package concentric.network.web;

import concentric.network.Disclosing;
import concentric.network.Disclosures;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a unit lets customers see, on its page. */
@Controller
class DisclosurePages implements Panel {

    private static final int ORDER = 260;

    private final Disclosures disclosures;
    private final Units units;
    private final Sides sides;

    DisclosurePages(Disclosures disclosures, Units units, Sides sides) {
        this.disclosures = disclosures;
        this.units = units;
        this.sides = sides;
    }

    /** Where it is not shown, only those who could change that are told. */
    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(Units.NOUN)) return Optional.empty();
        var unit = new Unit.Id(id);
        boolean may = disclosures.maySay(unit, viewer);
        boolean shown = disclosures.isShown(unit);
        if (!may && !shown) return Optional.empty();
        return units.find(unit)
                .map(found -> new Part("network/unit-disclosure", new UnitDisclosure(found.code(), shown, may), ORDER));
    }

    @Allowed(Access.SIGNER)
    @PostMapping("/network/disclosures")
    View say(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(name = "do", defaultValue = "") String choice,
            Visit visit,
            Actor actor) {
        var of = units.find(TypedText.clean(unit))
                .filter(found -> sides.sees(actor, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        boolean shown = choice.equals("show");
        return switch (disclosures.say(of.code(), shown, actor)) {
            case Disclosing.Done done ->
                visit.redirect(
                        Addresses.of("/network/units", of.code()),
                        done.shown() ? "notice.disclosure-shown" : "notice.disclosure-hidden",
                        of.name());
            case Disclosing.Refused(var faults) -> throw Problem.refused(faults);
        };
    }
}
