package concentric.rehearsals.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.engine.close.Open;
import concentric.engine.terms.Measure;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Call;
import concentric.platform.web.Problem;
import concentric.rehearsals.Rehearsals;
import concentric.rehearsals.Rehearsing;
import concentric.rehearsals.ScenarioText;
import concentric.rehearsals.web.Effects.Told;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rehearsals for programs. */
@RestController
class RehearsalsApi {

    private final Rehearsals rehearsals;
    private final ScenarioText texts;
    private final Effects effects;

    RehearsalsApi(Rehearsals rehearsals, ScenarioText texts, Effects effects) {
        this.rehearsals = rehearsals;
        this.texts = texts;
        this.effects = effects;
    }

    /**
     * A rehearsal.
     *
     * @param firstMonth that was settled again; left out where there was none
     * @param rehearsed how many payments and usages were settled again
     * @param effects who gains most first, who loses most last
     * @param unfinished what closes could not decide
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RehearsalBody(
            @Nullable String firstMonth,
            @Nullable String lastMonth,
            long rehearsed,
            List<EffectBody> effects,
            List<UndecidedBody> unfinished) {}

    /**
     * What a party keeps.
     *
     * @param party its code; left out for all persons together: what one receives is told to nobody else
     * @param signs whether it has to sign
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EffectBody(
            @Nullable String party,
            boolean signs,
            Amount before,
            Amount after,
            Amount difference,
            List<EffectMonthBody> months) {}

    /** The same of one month. */
    record EffectMonthBody(String month, Amount before, Amount after, Amount difference) {}

    /** A contract that a close could not decide. */
    record UndecidedBody(String month, String contract, List<String> missing, List<String> waitsFor) {}

    /** Settles whole months again under these contracts and volumes, and changes nothing. */
    @Call(value = "rehearse", scope = Scope.MANAGE, takes = String.class)
    @Allowed(Access.INSIDE)
    @PostMapping(path = "/api/rehearsals", consumes = MediaType.TEXT_PLAIN_VALUE)
    RehearsalBody rehearse(@RequestBody String text, Actor actor) {
        return switch (texts.read(text)) {
            case ScenarioText.Outcome.Refused(var faults) -> throw Problem.refused(faults);
            case ScenarioText.Outcome.Read(var scenario) ->
                switch (rehearsals.rehearse(scenario)) {
                    case Rehearsing.Refused(var faults) -> throw Problem.refused(faults);
                    case Rehearsing.NoHistory none -> new RehearsalBody(null, null, 0, List.of(), List.of());
                    case Rehearsing.Rehearsed rehearsed ->
                        body(rehearsed, effects.of(rehearsed, scenario.contracts(), actor));
                };
        };
    }

    private static RehearsalBody body(Rehearsing.Rehearsed rehearsed, List<Told> told) {
        return new RehearsalBody(
                rehearsed.first().toString(),
                rehearsed.last().toString(),
                rehearsed.payments(),
                told.stream().map(each -> body(each, rehearsed.currency())).toList(),
                rehearsed.after().stream()
                        .flatMap(month -> month.open().stream()
                                .map(open -> body(month.month().toString(), open)))
                        .toList());
    }

    private static EffectBody body(Told told, Currency currency) {
        var effect = told.effect();
        return new EffectBody(
                told.party(),
                told.signs(),
                Amount.of(effect.before(), currency),
                Amount.of(effect.after(), currency),
                Amount.of(effect.difference(), currency),
                effect.months().stream()
                        .map(month -> new EffectMonthBody(
                                month.month().toString(),
                                Amount.of(month.before(), currency),
                                Amount.of(month.after(), currency),
                                Amount.of(month.difference(), currency)))
                        .toList());
    }

    private static UndecidedBody body(String month, Open open) {
        return new UndecidedBody(
                month,
                open.contract(),
                open.missing().stream().map(Measure::label).toList(),
                open.waitsFor());
    }
}
