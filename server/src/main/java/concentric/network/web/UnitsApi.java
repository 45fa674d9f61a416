package concentric.network.web;

import concentric.network.Founding;
import concentric.network.Unit;
import concentric.network.UnitDraft;
import concentric.network.UnitFilter;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.web.Addresses;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
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

    UnitsApi(Units units) {
        this.units = units;
    }

    /** A unit as programs see and found it. */
    record UnitBody(
            @Nullable String unit,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String field,
            @Nullable String purpose) {

        static UnitBody of(Unit unit) {
            return new UnitBody(unit.code(), unit.name(), unit.kind().word(), unit.field(), unit.purpose());
        }

        UnitDraft draft() {
            return new UnitDraft(orEmpty(unit), orEmpty(name), orEmpty(kind), orEmpty(field), orEmpty(purpose));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /**
     * One page of the list.
     *
     * @param total how many the filter finds
     */
    record UnitsBody(List<UnitBody> units, long page, long total) {}

    @GetMapping(PATH)
    UnitsBody list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "1") long page) {
        UnitFilter filter = UnitsPages.filter(q, kind, field);
        var listing = new Listing(PATH, Map.of(), page);
        var found = units.list(filter, listing.offset(), Listing.ROWS).stream()
                .map(UnitBody::of)
                .toList();
        return new UnitsBody(found, listing.page(), units.count(filter));
    }

    @GetMapping(PATH + "/{*code}")
    UnitBody one(@PathVariable String code) {
        return units.find(Addresses.code(code)).map(UnitBody::of).orElseThrow(Problem::notFound);
    }

    @PostMapping(PATH)
    ResponseEntity<UnitBody> found(@RequestBody UnitBody body, Actor actor) {
        return switch (units.found(body.draft(), actor)) {
            case Founding.Founded(Unit unit) ->
                ResponseEntity.created(URI.create(Addresses.of(PATH, unit.code())))
                        .body(UnitBody.of(unit));
            case Founding.Refused(var faults) -> throw Problem.refused(faults);
        };
    }
}
