package concentric.costs.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.costs.Costs;
import concentric.costs.Recording;
import concentric.costs.RecurringCost;
import concentric.costs.RecurringCosts;
import concentric.costs.RecurringDraft;
import concentric.costs.web.CostsApi.SaidAmount;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Costs of each month for programs. */
@RestController
class RecurringCostsApi {

    private static final String PATH = "/api/recurring-costs";

    private final RecurringCosts recurring;
    private final Costs costs;
    private final Units units;
    private final Sides sides;
    private final Asked asked;

    RecurringCostsApi(RecurringCosts recurring, Costs costs, Units units, Sides sides, Asked asked) {
        this.recurring = recurring;
        this.costs = costs;
        this.units = units;
        this.sides = sides;
        this.asked = asked;
    }

    /**
     * A cost of each month.
     *
     * @param account the kind of cost, such as rent; empty where none is named
     * @param from the first day on which it is due, and so on which day of each month
     * @param until the first day on which it is due no more; left out while it goes on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecurringCostBody(
            long id,
            String unit,
            String account,
            Amount amount,
            LocalDate from,
            @Nullable LocalDate until,
            String supplier,
            String note) {

        static RecurringCostBody of(RecurringCost cost, Unit unit) {
            return new RecurringCostBody(
                    cost.id().value(),
                    unit.code(),
                    cost.account(),
                    Amount.of(cost.amount(), cost.currency()),
                    cost.from(),
                    cost.until(),
                    cost.supplier(),
                    cost.note());
        }
    }

    /** A cost of each month that is to be recorded. */
    record NewRecurringCostBody(
            @Needed @Nullable String unit,
            @Nullable String account,
            @Needed @Nullable SaidAmount amount,
            @Needed @Nullable String from,
            @Nullable String until,
            @Nullable String supplier,
            @Nullable String note) {

        RecurringDraft draft() {
            return new RecurringDraft(
                    orEmpty(unit),
                    orEmpty(account),
                    SaidAmount.figure(amount),
                    SaidAmount.code(amount),
                    orEmpty(from),
                    orEmpty(until),
                    orEmpty(supplier),
                    orEmpty(note));
        }
    }

    /** The first day on which it is due no more; none: today. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DueUntilBody(@Nullable String until) {}

    @Call("listRecurringCosts")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<RecurringCostBody> list(@RequestParam String unit, Paging paging, Actor actor) {
        var of = units.find(TypedText.clean(unit))
                .filter(found -> sides.sees(actor, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        boolean sees = costs.sees(of.id(), asked.month(""), asked.currency(""), actor);
        var found = recurring.after(of.id(), sees ? null : actor.account(), paging.afterNumber(0), paging.rows());
        return paging.sheet(found, cost -> cost.id().value(), cost -> RecurringCostBody.of(cost, of));
    }

    @Call(value = "beginRecurringCost", scope = Scope.RECORD, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.RECORDER)
    @PostMapping(PATH)
    ResponseEntity<RecurringCostBody> begin(@RequestBody NewRecurringCostBody body, Actor actor) {
        return ResponseEntity.status(201).body(body(recurring.begin(body.draft(), actor)));
    }

    @Call(value = "endRecurringCost", scope = Scope.RECORD)
    @Allowed(Access.RECORDER)
    @PostMapping(PATH + "/{id:\\d+}/end")
    RecurringCostBody end(
            @PathVariable long id, @RequestBody(required = false) @Nullable DueUntilBody body, Actor actor) {
        var until = body == null ? "" : orEmpty(body.until());
        return body(recurring.end(new RecurringCost.Id(id), until, actor));
    }

    private RecurringCostBody body(Recording<RecurringCost> outcome) {
        return switch (outcome) {
            case Recording.Recorded<RecurringCost>(var cost) ->
                RecurringCostBody.of(cost, units.find(cost.unit()).orElseThrow());
            case Recording.Refused<RecurringCost>(var faults) -> throw Problem.refused(faults);
        };
    }
}
