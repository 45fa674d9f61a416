package concentric.network.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.engine.terms.Percent;
import concentric.network.HandingOver;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.UnitChange;
import concentric.network.UnitChange.Thing;
import concentric.network.UnitChangeDraft;
import concentric.network.UnitChangeDrafts;
import concentric.network.UnitChanges;
import concentric.network.UnitChanging;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Changes of units for programs: split, merge, dissolve. */
@RestController
class UnitChangesApi {

    private static final String PATH = "/api/unit-changes";

    private final UnitChanges changes;
    private final UnitChangeDrafts drafts;
    private final Units units;
    private final Sides sides;

    UnitChangesApi(UnitChanges changes, UnitChangeDrafts drafts, Units units, Sides sides) {
        this.changes = changes;
        this.drafts = drafts;
        this.units = units;
        this.sides = sides;
    }

    /**
     * A change in a list.
     *
     * @param successor the unit that takes over: of a split the new one
     */
    record UnitChangeBody(
            long id,
            @OneOf({"split", "merge", "dissolve"}) String kind,
            String unit,
            LocalDate day,
            String successor,

            @OneOf({"draft", "withdrawn", "done"}) String state) {

        static UnitChangeBody of(UnitChange change) {
            return new UnitChangeBody(
                    change.id().value(),
                    change.kind().word(),
                    change.unit().code(),
                    change.day(),
                    change.successor(),
                    word(change));
        }

        static String word(UnitChange change) {
            return change.state().name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One change, with what it would hand over and who has signed.
     *
     * @param balance the successor's part in what is on the accounts that day, in percent
     * @param hash of what the change says: what a signature signs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WholeUnitChangeBody(
            long id,
            @OneOf({"split", "merge", "dissolve"}) String kind,
            String unit,
            LocalDate day,
            String reason,
            String successor,
            @Nullable String name,
            @Nullable String purpose,
            String balance,

            @OneOf({"draft", "withdrawn", "done"}) String state,

            String hash,
            List<ThingBody> things,
            List<UnitSignatureBody> signatures) {}

    /**
     * Something that the unit has, and what becomes of it.
     *
     * @param to the unit that gets it; left out where none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ThingBody(
            String noun,
            String key,

            @OneOf({"stays", "goes", "ends", "unsaid"}) String becomes,

            @Nullable String to) {}

    /** A unit that has to sign; when it did, if it has. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnitSignatureBody(String unit, @Nullable Instant at) {}

    /** A change that is drawn up, or what it says from now on. */
    record NewUnitChangeBody(
            @Needed @Nullable String unit,

            @Needed @OneOf({"split", "merge", "dissolve"}) @Nullable
            String kind,

            @Needed @Nullable String day,
            @Needed @Nullable String reason,
            @Needed @Nullable String successor,
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String balance,
            @Nullable List<ChoiceBody> things) {

        UnitChangeDraft draft() {
            var choices = new HashMap<Thing, String>();
            for (var each : things == null ? List.<ChoiceBody>of() : things) {
                choices.put(new Thing(orEmpty(each.noun()), orEmpty(each.key())), orEmpty(each.to()));
            }
            return new UnitChangeDraft(
                    orEmpty(kind),
                    orEmpty(day),
                    orEmpty(reason),
                    orEmpty(successor),
                    orEmpty(name),
                    orEmpty(purpose),
                    orEmpty(balance),
                    Map.copyOf(choices));
        }
    }

    /**
     * Who gets something that the unit has.
     *
     * @param to the code of a unit; nothing where nobody does, and it ends
     */
    record ChoiceBody(
            @Needed @Nullable String noun,
            @Needed @Nullable String key,
            @Nullable String to) {}

    /** The hash of what was read. */
    record ReadBody(@Needed @Nullable String hash) {}

    @Call("listUnitChanges")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<UnitChangeBody> list(Paging paging, Actor actor) {
        var found = changes.before(paging.afterNumber(Long.MAX_VALUE), paging.rows(), actor);
        return paging.sheet(found, change -> change.id().value(), UnitChangeBody::of);
    }

    @Call("getUnitChange")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id}")
    WholeUnitChangeBody one(@PathVariable long id, Actor actor) {
        return body(find(id, actor));
    }

    @Call(value = "drawUpUnitChange", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SIGNER)
    @PostMapping(PATH)
    ResponseEntity<WholeUnitChangeBody> drawUp(@RequestBody NewUnitChangeBody body, Actor actor) {
        var drawn = body(done(drafts.drawUp(seen(orEmpty(body.unit()), actor).id(), body.draft(), actor)));
        return ResponseEntity.created(URI.create(PATH + "/" + drawn.id())).body(drawn);
    }

    @Call(value = "changeUnitChange", scope = Scope.MANAGE)
    @Allowed(Access.SIGNER)
    @PutMapping(PATH + "/{id}")
    WholeUnitChangeBody change(@PathVariable long id, @RequestBody NewUnitChangeBody body, Actor actor) {
        return body(done(drafts.change(find(id, actor).id(), body.draft(), actor)));
    }

    @Call(value = "signUnitChange", scope = Scope.SIGN)
    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id}/sign")
    WholeUnitChangeBody sign(@PathVariable long id, @RequestBody ReadBody body, Actor actor) {
        return body(done(drafts.sign(find(id, actor).id(), UnitChangePages.hash(orEmpty(body.hash())), actor)));
    }

    @Call(value = "withdrawUnitChange", scope = Scope.SIGN)
    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id}/withdraw")
    WholeUnitChangeBody withdraw(@PathVariable long id, Actor actor) {
        return body(done(drafts.withdraw(find(id, actor).id(), actor)));
    }

    private static UnitChange done(UnitChanging outcome) {
        return switch (outcome) {
            case UnitChanging.Done(UnitChange change) -> change;
            case UnitChanging.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private Unit seen(String code, Actor actor) {
        return units.find(code)
                .filter(unit -> sides.sees(actor, List.of(unit.id().value())))
                .orElseThrow(Problem::notFound);
    }

    private UnitChange find(long id, Actor actor) {
        return changes.find(new UnitChange.Id(id), actor).orElseThrow(Problem::notFound);
    }

    private WholeUnitChangeBody body(UnitChange change) {
        return new WholeUnitChangeBody(
                change.id().value(),
                change.kind().word(),
                change.unit().code(),
                change.day(),
                change.reason(),
                change.successor(),
                change.name().isEmpty() ? null : change.name(),
                change.purpose().isEmpty() ? null : change.purpose(),
                new Percent(change.balancePpm()).format(),
                UnitChangeBody.word(change),
                change.hash().hex(),
                things(change),
                changes.signatures(change).stream()
                        .map(each -> new UnitSignatureBody(each.unit().code(), each.at()))
                        .toList());
    }

    /** Of one that can be signed, what the unit has; else what was said of it then. */
    private List<ThingBody> things(UnitChange change) {
        return changes.lines(change).stream()
                .map(line -> new ThingBody(
                        line.thing().noun(),
                        line.thing().key(),
                        line.becomes().name().toLowerCase(Locale.ROOT),
                        line.becomes() == HandingOver.Becomes.GOES
                                ? change.to(line.thing()).orElse(null)
                                : null))
                .toList();
    }
}
