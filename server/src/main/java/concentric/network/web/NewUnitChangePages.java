package concentric.network.web;

import concentric.network.HandingOver.Line;
import concentric.network.Unit;
import concentric.network.UnitChange;
import concentric.network.UnitChange.Kind;
import concentric.network.UnitChange.Thing;
import concentric.network.UnitChangeDraft;
import concentric.network.UnitChangeDrafts;
import concentric.network.UnitChanges;
import concentric.network.UnitChanging;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Drawing up a change of a unit, and writing it anew. */
@Controller
class NewUnitChangePages {

    static final String NEW = "/network/new-unit-change";

    private static final String[] FIELDS = {"day", "reason", "successor", "name", "purpose", "balance", "choices"};

    /** Before the noun and the key of a thing, in the names of fields. */
    private static final String TO = "to:";

    private final UnitChanges changes;
    private final UnitChangeDrafts drafts;
    private final Units units;

    NewUnitChangePages(UnitChanges changes, UnitChangeDrafts drafts, Units units) {
        this.changes = changes;
        this.drafts = drafts;
        this.units = units;
    }

    /** A form: of which change, if it is there already. */
    private record Asked(Unit unit, Kind kind, @Nullable UnitChange change) {}

    @Allowed(Access.SIGNER)
    @GetMapping(NEW)
    View form(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "split") String kind,
            Visit visit,
            Actor actor) {
        var changing = units.find(unit).orElseThrow(Problem::notFound);
        if (!changes.mayDrawUp(changing, actor)) throw Problem.forbidden();
        var asked = new Asked(changing, Kind.of(kind).orElse(Kind.SPLIT), null);
        var likely = LikelyReceivers.of(changing, asked.kind(), changes, units);
        var draft =
                new UnitChangeDraft(asked.kind().word(), "", "", likely.successor(), "", "", "", likely.receivers());
        return form(HttpStatus.OK, asked, draft, likely, List.of(), visit);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(UnitChangePages.PATH)
    View drawUp(@RequestParam Map<String, String> form, Visit visit, Actor actor) {
        var changing = units.find(form.getOrDefault("unit", "")).orElseThrow(Problem::notFound);
        var kind = Kind.of(form.getOrDefault("kind", "")).orElse(Kind.SPLIT);
        var asked = new Asked(changing, kind, null);
        var draft = draft(form, asked);
        return switch (drafts.drawUp(changing.id(), draft, actor)) {
            case UnitChanging.Done(var change) ->
                visit.redirect(UnitChangeWords.href(change), "notice.unit-change-drawn-up");
            case UnitChanging.Refused(var faults) -> {
                if (!changes.mayDrawUp(changing, actor)) throw Problem.forbidden();
                yield form(Problem.status(faults), asked, draft, LikelyReceivers.NONE, faults, visit);
            }
        };
    }

    @Allowed(Access.SIGNER)
    @GetMapping(UnitChangePages.PATH + "/{id:\\d+}/edit")
    View edit(@PathVariable long id, Visit visit, Actor actor) {
        var change = find(id, actor);
        if (!changes.mayChange(change, actor)) throw Problem.forbidden();
        var asked = new Asked(change.unit(), change.kind(), change);
        var draft = new UnitChangeDraft(
                change.kind().word(),
                change.day().toString(),
                change.reason(),
                change.successor(),
                change.name(),
                change.purpose(),
                visit.formats().percent(change.balancePpm()).replace("%", "").strip(),
                change.choices());
        return form(HttpStatus.OK, asked, draft, LikelyReceivers.NONE, List.of(), visit);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(UnitChangePages.PATH + "/{id:\\d+}/edit")
    View change(@PathVariable long id, @RequestParam Map<String, String> form, Visit visit, Actor actor) {
        var change = find(id, actor);
        var asked = new Asked(change.unit(), change.kind(), change);
        var draft = draft(form, asked);
        return switch (drafts.change(change.id(), draft, actor)) {
            case UnitChanging.Done(var changed) ->
                visit.redirect(UnitChangeWords.href(changed), "notice.unit-change-changed");
            case UnitChanging.Refused(var faults) -> {
                if (!changes.mayChange(change, actor)) throw Problem.refused(faults);
                yield form(Problem.status(faults), asked, draft, LikelyReceivers.NONE, faults, visit);
            }
        };
    }

    private UnitChange find(long id, Actor actor) {
        return changes.find(new UnitChange.Id(id), actor).orElseThrow(Problem::notFound);
    }

    /** Of a split each thing is either the new unit's or stays; of a dissolved unit somebody is named for each. */
    private static UnitChangeDraft draft(Map<String, String> form, Asked asked) {
        var successor = form.getOrDefault("successor", "").strip();
        var choices = new HashMap<Thing, String>();
        form.forEach((field, value) -> {
            var parts = field.split(":", 3);
            if (!field.startsWith(TO) || parts.length < 3 || asked.kind() == Kind.MERGE) return;
            var to = asked.kind() == Kind.DISSOLVE
                    ? value
                    : value.equals("goes") ? successor : asked.unit().code();
            choices.put(new Thing(parts[1], parts[2]), to);
        });
        return new UnitChangeDraft(
                asked.kind().word(),
                form.getOrDefault("day", ""),
                form.getOrDefault("reason", ""),
                successor,
                form.getOrDefault("name", ""),
                form.getOrDefault("purpose", ""),
                form.getOrDefault("balance", ""),
                choices);
    }

    private View form(
            HttpStatus status,
            Asked asked,
            UnitChangeDraft draft,
            LikelyReceivers likely,
            List<Fault> faults,
            Visit visit) {
        var change = asked.change();
        var kind = asked.kind();
        var chosen = visit.entry("choices", "", faults);
        var view = new NewUnitChangePage(
                change == null ? UnitChangePages.PATH : UnitChangeWords.href(change) + "/edit",
                asked.unit().code(),
                kind.word(),
                visit.t("unit-change.new.lead." + kind.word(), asked.unit().name()),
                change == null ? others(asked, visit) : List.of(),
                visit.otherwise(faults, FIELDS),
                kind == Kind.SPLIT,
                kind != Kind.MERGE,
                visit.entry("day", draft.day(), faults),
                visit.entry("reason", draft.reason(), faults),
                visit.entry("successor", draft.successor(), faults),
                visit.entry("name", draft.name(), faults),
                visit.entry("purpose", draft.purpose(), faults),
                visit.entry("balance", draft.balance(), faults),
                chosen.error(),
                !likely.receivers().isEmpty(),
                changes.held(asked.unit(), kind).stream()
                        .map(line -> thing(line, asked, draft, likely, visit))
                        .toList());
        var title = visit.t("unit-change.new." + kind.word(), asked.unit().name());
        var crumbs = List.of(
                new Crumb(visit.t("units.title"), UnitsPages.PATH),
                new Crumb(
                        asked.unit().name(),
                        Addresses.of(UnitsPages.PATH, asked.unit().code())),
                new Crumb(visit.t("unit-change.crumb"), null));
        return visit.page(status, "network/new-unit-change", title, crumbs, view);
    }

    private static List<Crumb> others(Asked asked, Visit visit) {
        var unit = URLEncoder.encode(asked.unit().code(), StandardCharsets.UTF_8);
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != asked.kind())
                .map(kind -> new Crumb(
                        visit.t("unit-change.instead." + kind.word()), NEW + "?unit=" + unit + "&kind=" + kind.word()))
                .toList();
    }

    private static NewUnitChangePage.Thing thing(
            Line line, Asked asked, UnitChangeDraft draft, LikelyReceivers likely, Visit visit) {
        var thing = line.thing();
        var to = draft.choices().getOrDefault(thing, "");
        return new NewUnitChangePage.Thing(
                TO + thing.noun() + ":" + thing.key(),
                visit.t("unit-change.thing." + thing.noun()),
                line.name(),
                line.href(),
                to,
                !to.isEmpty() && !Objects.equals(to, asked.unit().code()),
                likely.receivers().containsKey(thing)
                        ? visit.t(line.likely() == null ? "unit-change.likely.successor" : "unit-change.likely.part")
                        : null);
    }
}
