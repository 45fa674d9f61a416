package concentric.costs.web;

import static concentric.platform.TypedText.orEmpty;

import concentric.costs.Minimum;
import concentric.costs.Minimums;
import concentric.costs.Pay;
import concentric.costs.PayDraft;
import concentric.costs.Pays;
import concentric.costs.Recording;
import concentric.costs.web.CostsApi.SaidAmount;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Base pay for programs: what whoever asks sees of it, and the minimum of an hour. */
@RestController
class PayApi {

    private static final String PATH = "/api/pay";
    private static final String MINIMUMS = "/api/pay-minimums";

    private final Pays pays;
    private final Minimums minimums;
    private final Units units;
    private final People people;

    PayApi(Pays pays, Minimums minimums, Units units, People people) {
        this.pays = pays;
        this.minimums = minimums;
        this.units = units;
        this.people = people;
    }

    /**
     * What a member gets each month, from a day on.
     *
     * @param amount of a whole month; nothing ends what was paid before
     */
    record PayBody(long id, String unit, String person, Amount amount, LocalDate from, Instant setAt) {}

    /** Base pay that is to be set. */
    record NewPayBody(
            @Needed @Nullable String unit,
            @Needed @Nullable String person,
            @Needed @Nullable SaidAmount amount,
            @Needed @Nullable String from) {

        PayDraft draft() {
            return new PayDraft(
                    orEmpty(unit), orEmpty(person), SaidAmount.figure(amount), SaidAmount.code(amount), orEmpty(from));
        }
    }

    /**
     * What an hour must come to at least.
     *
     * @param amount of an hour
     * @param weeklyHours of somebody who works in full
     */
    record MinimumBody(Amount amount, String weeklyHours, LocalDate from) {

        static MinimumBody of(Minimum minimum) {
            return new MinimumBody(
                    Amount.of(minimum.amount(), minimum.currency()),
                    BigDecimal.valueOf(minimum.weekHundredths(), 2).toPlainString(),
                    minimum.from());
        }
    }

    /** A minimum that is to be set. */
    record NewMinimumBody(
            @Needed @Nullable SaidAmount amount,
            @Needed @Nullable String weeklyHours,
            @Nullable String from) {}

    @Call("listPay")
    @Allowed(Access.SIGNED_IN)
    @GetMapping(PATH)
    Sheet<PayBody> list(@RequestParam(defaultValue = "") String unit, Paging paging, Actor actor) {
        var of = unit.isBlank()
                ? null
                : units.find(TypedText.clean(unit)).map(Unit::id).orElseThrow(Problem::notFound);
        var found = pays.seen(actor, of, paging.afterNumber(0), paging.rows());
        var its = units.all(found.stream().map(pay -> pay.unit().value()).toList());
        var persons = people.all(found.stream().map(pay -> pay.person().value()).toList());
        return paging.sheet(found, pay -> pay.id().value(), pay -> body(pay, its, persons));
    }

    @Call(value = "setPay", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SPEAKER)
    @PostMapping(PATH)
    ResponseEntity<PayBody> set(@RequestBody NewPayBody body, Actor actor) {
        return switch (pays.set(body.draft(), actor)) {
            case Recording.Recorded<Pay>(var pay) ->
                ResponseEntity.status(201)
                        .body(body(
                                pay,
                                units.all(List.of(pay.unit().value())),
                                people.all(List.of(pay.person().value()))));
            case Recording.Refused<Pay>(var faults) -> throw Problem.refused(faults);
        };
    }

    private static PayBody body(Pay pay, Map<Long, Unit> units, Map<Long, Person> people) {
        return new PayBody(
                pay.id().value(),
                Objects.requireNonNull(units.get(pay.unit().value())).code(),
                Objects.requireNonNull(people.get(pay.person().value())).code(),
                Amount.of(pay.amount(), pay.currency()),
                pay.from(),
                pay.setAt());
    }

    @Call("listPayMinimums")
    @Allowed(Access.SIGNED_IN)
    @GetMapping(MINIMUMS)
    Sheet<MinimumBody> minimums(Paging paging) {
        long after = paging.afterNumber(0);
        var all = minimums.all();
        var found = all.subList((int) Math.min(after, all.size()), (int) Math.min(after + paging.rows(), all.size()));
        return paging.sheet(found, minimum -> all.indexOf(minimum) + 1, MinimumBody::of);
    }

    @Call(value = "setPayMinimum", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(MINIMUMS)
    ResponseEntity<MinimumBody> set(@RequestBody NewMinimumBody body, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var draft = new Minimums.Draft(
                SaidAmount.figure(body.amount()),
                SaidAmount.code(body.amount()),
                orEmpty(body.weeklyHours()),
                orEmpty(body.from()));
        return switch (minimums.set(draft, actor)) {
            case Recording.Recorded<Minimum>(var minimum) ->
                ResponseEntity.status(201).body(MinimumBody.of(minimum));
            case Recording.Refused<Minimum>(var faults) -> throw Problem.refused(faults);
        };
    }
}
