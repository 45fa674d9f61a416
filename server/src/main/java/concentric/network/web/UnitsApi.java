package concentric.network.web;

import static concentric.platform.TypedText.orEmpty;

import concentric.network.Founding;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.UnitDraft;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Units for programs. */
@RestController
class UnitsApi {

    private static final String PATH = "/api/units";

    private final Units units;
    private final Sides sides;

    UnitsApi(Units units, Sides sides) {
        this.units = units;
        this.sides = sides;
    }

    /** A unit as programs see it. */
    record UnitBody(
            String unit,
            String name,

            @OneOf({"user-facing", "node", "leadership", "partner"})
            String kind,

            String field,
            String purpose) {

        static UnitBody of(Unit unit) {
            return new UnitBody(unit.code(), unit.name(), unit.kind().word(), unit.field(), unit.purpose());
        }
    }

    /** A unit that is to be founded. */
    record NewUnitBody(
            @Needed @Nullable String unit,
            @Needed @Nullable String name,

            @Needed @OneOf({"user-facing", "node", "leadership", "partner"}) @Nullable
            String kind,

            @Nullable String field,
            @Nullable String purpose) {

        UnitDraft draft() {
            return new UnitDraft(orEmpty(unit), orEmpty(name), orEmpty(kind), orEmpty(field), orEmpty(purpose));
        }
    }

    @Call("listUnits")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<UnitBody> list(
            @RequestParam(defaultValue = "") String q,
            @OneOf({"user-facing", "node", "leadership", "partner"}) @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            Paging paging,
            Actor actor) {
        var filter = UnitsPages.filter(q, kind, field, sides.of(actor));
        var after = paging.after() == null ? "" : paging.after();
        return paging.sheet(units.after(filter, after, paging.rows()), Unit::code, UnitBody::of);
    }

    @Call("getUnit")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{*code}")
    UnitBody one(@PathVariable String code, Actor actor) {
        return units.find(Addresses.code(code))
                .filter(unit -> sides.sees(actor, List.of(unit.id().value())))
                .map(UnitBody::of)
                .orElseThrow(Problem::notFound);
    }

    @Call(value = "foundUnit", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    ResponseEntity<UnitBody> found(@RequestBody NewUnitBody body, Actor actor) {
        return switch (units.found(body.draft(), actor)) {
            case Founding.Founded(Unit unit) -> founded(unit);
            case Founding.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    static ResponseEntity<UnitBody> founded(Unit unit) {
        return ResponseEntity.created(URI.create(Addresses.of(PATH, unit.code())))
                .body(UnitBody.of(unit));
    }
}
