package concentric.rehearsals.web;

import concentric.engine.tally.Rehearsal.Effect;
import concentric.network.Sides;
import concentric.network.UnitChange;
import concentric.network.UnitChanges;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import concentric.rehearsals.Rehearsals;
import concentric.rehearsals.Rehearsing;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** On the page of a change of a unit, before it is carried out: what statements would have been. */
@Component
class UnitChangeRehearsal implements Panel {

    private static final String TEMPLATE = "rehearsals/unit-change";
    private static final int ORDER = 10;

    private final Rehearsals rehearsals;
    private final UnitChanges changes;
    private final Units units;
    private final Sides sides;
    private final Organisations organisations;
    private final Pages pages;

    UnitChangeRehearsal(
            Rehearsals rehearsals,
            UnitChanges changes,
            Units units,
            Sides sides,
            Organisations organisations,
            Pages pages) {
        this.rehearsals = rehearsals;
        this.changes = changes;
        this.units = units;
        this.sides = sides;
        this.organisations = organisations;
        this.pages = pages;
    }

    /** Partners’ people see their own side alone, and this tells of others, too. */
    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(UnitChanges.NOUN) || sides.of(viewer).isPresent()) return Optional.empty();
        return changes.find(new UnitChange.Id(id))
                .filter(change -> change.state() == UnitChange.State.DRAFT)
                .map(change -> new Part(TEMPLATE, effects(change, pages.current()), ORDER));
    }

    private UnitChangeEffects effects(UnitChange change, Visit visit) {
        return switch (rehearsals.rehearse(change, organisations.current().currency())) {
            case Rehearsing.Refused(var faults) ->
                nothing(visit.t("rehearsal.lead.refused") + " " + visit.say(faults.getFirst()));
            case Rehearsing.NoHistory(var currency) ->
                nothing(visit.t("rehearsal.lead.none", currency.getCurrencyCode()));
            case Rehearsing.Rehearsed rehearsed ->
                new UnitChangeEffects(
                        visit.t(
                                "rehearsal.unit-change.lead",
                                rehearsed.after().size(),
                                visit.formats().month(rehearsed.first()),
                                visit.formats().month(rehearsed.last()),
                                rehearsed.payments()),
                        rows(change, rehearsed, visit));
        };
    }

    private static UnitChangeEffects nothing(String lead) {
        return new UnitChangeEffects(lead, List.of());
    }

    private List<UnitChangeEffects.Row> rows(UnitChange change, Rehearsing.Rehearsed rehearsed, Visit visit) {
        var effects = rehearsed.rehearsal().effects().stream().collect(Collectors.toMap(Effect::party, each -> each));
        var concerned = new LinkedHashSet<String>();
        concerned.add(change.unit().code());
        concerned.addAll(change.receivers());
        return concerned.stream()
                .map(unit -> {
                    var effect = effects.getOrDefault(unit, new Effect(unit, List.of()));
                    return row(name(unit, change), effect, rehearsed.currency(), visit);
                })
                .toList();
    }

    private static UnitChangeEffects.Row row(String name, Effect effect, Currency currency, Visit visit) {
        return new UnitChangeEffects.Row(
                name,
                visit.formats().amount(effect.before(), currency),
                visit.formats().amount(effect.after(), currency),
                visit.formats().amount(effect.difference(), currency));
    }

    private String name(String code, UnitChange change) {
        if (code.equals(change.successor()) && !change.name().isEmpty()) return change.name();
        return units.find(code).map(unit -> unit.name()).orElse(code);
    }
}
