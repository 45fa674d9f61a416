package concentric.costs.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.costs.Cost;
import concentric.costs.CostDraft;
import concentric.costs.Costs;
import concentric.costs.Recording;
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
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
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
import org.springframework.web.multipart.MultipartFile;

/** Costs for programs. */
@RestController
class CostsApi {

    private static final String PATH = "/api/costs";

    private final Costs costs;
    private final Units units;
    private final Sides sides;
    private final Asked asked;

    CostsApi(Costs costs, Units units, Sides sides, Asked asked) {
        this.costs = costs;
        this.units = units;
        this.sides = sides;
        this.asked = asked;
    }

    /**
     * A cost.
     *
     * @param account the kind of cost, such as rent; empty where none is named
     * @param takesBack the number of the cost that it takes back
     * @param takenBackBy the number of the cost that takes it back
     * @param receipt the name of its file
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CostBody(
            long id,
            String unit,
            String account,
            Amount amount,
            LocalDate day,
            String supplier,
            String note,
            @Nullable Long takesBack,
            @Nullable Long takenBackBy,
            @Nullable String receipt,
            Instant recordedAt) {

        static CostBody of(Cost cost, Unit unit) {
            return new CostBody(
                    cost.id().value(),
                    unit.code(),
                    cost.account(),
                    Amount.of(cost.amount(), cost.currency()),
                    cost.day(),
                    cost.supplier(),
                    cost.note(),
                    value(cost.takesBack()),
                    value(cost.takenBackBy()),
                    cost.receipt(),
                    cost.recordedAt());
        }

        private static @Nullable Long value(Cost.@Nullable Id id) {
            return id == null ? null : id.value();
        }
    }

    /** An amount that is told; without a currency it is in the organisation's. */
    record SaidAmount(
            @Needed @Nullable String amount, @Nullable String currency) {

        static String figure(@Nullable SaidAmount told) {
            return told == null ? "" : orEmpty(told.amount());
        }

        static String code(@Nullable SaidAmount told) {
            return told == null ? "" : orEmpty(told.currency());
        }
    }

    /** A cost that is to be recorded. */
    record NewCostBody(
            @Needed @Nullable String unit,
            @Nullable String account,
            @Needed @Nullable SaidAmount amount,
            @Nullable String day,
            @Nullable String supplier,
            @Nullable String note,
            @Nullable String source,
            @Nullable String externalId) {

        CostDraft draft() {
            return new CostDraft(
                    orEmpty(unit),
                    orEmpty(account),
                    SaidAmount.figure(amount),
                    SaidAmount.code(amount),
                    orEmpty(day),
                    orEmpty(supplier),
                    orEmpty(note),
                    orEmpty(source),
                    orEmpty(externalId));
        }
    }

    @Call("listCosts")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<CostBody> list(
            @RequestParam String unit,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String currency,
            Paging paging,
            Actor actor) {
        var of = seen(unit, actor);
        var seen = costs.seen(of.id(), asked.month(month), asked.currency(currency), actor);
        var found = costs.after(seen, paging.afterNumber(0), paging.rows());
        return paging.sheet(found, cost -> cost.id().value(), cost -> CostBody.of(cost, of));
    }

    @Call("getCost")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    CostBody one(@PathVariable long id, Actor actor) {
        return body(find(id, actor));
    }

    @Call(value = "recordCost", scope = Scope.RECORD, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.RECORDER)
    @PostMapping(PATH)
    ResponseEntity<CostBody> record(@RequestBody NewCostBody body, Actor actor) {
        return recorded(costs.record(body.draft(), actor));
    }

    @Call(value = "takeCostBack", scope = Scope.RECORD, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.RECORDER)
    @PostMapping(PATH + "/{id:\\d+}/take-back")
    ResponseEntity<CostBody> takeBack(@PathVariable long id, Actor actor) {
        return recorded(costs.takeBack(new Cost.Id(id), actor));
    }

    /** Adds the file of a cost that has none. */
    @Call(value = "attachReceipt", scope = Scope.RECORD, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.RECORDER)
    @PostMapping(PATH + "/{id:\\d+}/receipt")
    ResponseEntity<CostBody> attach(
            @PathVariable long id, @RequestParam(required = false) @Nullable MultipartFile file, Actor actor)
            throws IOException {
        return recorded(costs.attach(new Cost.Id(id), CostPages.receipt(file), actor));
    }

    @Call(value = "getReceipt", gives = String.class, media = "application/octet-stream")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable long id, Actor actor) {
        find(id, actor);
        return ReceiptFiles.answer(costs.receipt(new Cost.Id(id), actor).orElseThrow(Problem::notFound));
    }

    private ResponseEntity<CostBody> recorded(Recording<Cost> outcome) {
        return switch (outcome) {
            case Recording.Recorded<Cost>(var cost) ->
                ResponseEntity.created(URI.create(PATH + "/" + cost.id().value()))
                        .body(body(cost));
            case Recording.Refused<Cost>(var faults) -> throw Problem.refused(faults);
        };
    }

    private Cost find(long id, Actor actor) {
        return costs.find(new Cost.Id(id), actor)
                .filter(cost -> sides.sees(actor, List.of(cost.unit().value())))
                .orElseThrow(Problem::notFound);
    }

    private Unit seen(String code, Actor actor) {
        return units.find(TypedText.clean(code))
                .filter(unit -> sides.sees(actor, List.of(unit.id().value())))
                .orElseThrow(Problem::notFound);
    }

    private CostBody body(Cost cost) {
        return CostBody.of(cost, units.find(cost.unit()).orElseThrow());
    }
}
