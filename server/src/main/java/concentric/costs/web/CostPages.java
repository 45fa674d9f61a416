package concentric.costs.web;

import concentric.costs.Cost;
import concentric.costs.CostDraft;
import concentric.costs.Costs;
import concentric.costs.Receipt;
import concentric.costs.Recording;
import concentric.costs.RecurringCost;
import concentric.costs.RecurringCosts;
import concentric.costs.RecurringDraft;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Currencies;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Recording a cost, with its receipt, or one of each month. */
@Controller
class CostPages {

    static final String NEW = "/new-cost";
    static final String NEW_RECURRING = "/new-recurring-cost";

    private static final String[] FIELDS = {
        "unit", "account", "amount", "currency", "day", "from", "until", "supplier", "note", "file"
    };

    private final Costs costs;
    private final RecurringCosts recurring;
    private final Units units;
    private final Asked asked;

    CostPages(Costs costs, RecurringCosts recurring, Units units, Asked asked) {
        this.costs = costs;
        this.recurring = recurring;
        this.units = units;
        this.asked = asked;
    }

    /** What was typed, and what was wrong with it. */
    private record Typed(boolean recurring, Map<String, String> sent, List<Fault> faults) {

        String get(String field) {
            return sent.getOrDefault(field, "");
        }
    }

    @Allowed(Access.RECORDER)
    @GetMapping(NEW)
    View form(@RequestParam(defaultValue = "") String unit, Visit visit, Actor actor) {
        return form(unit, false, visit, actor);
    }

    @Allowed(Access.RECORDER)
    @GetMapping(NEW_RECURRING)
    View recurringForm(@RequestParam(defaultValue = "") String unit, Visit visit, Actor actor) {
        return form(unit, true, visit, actor);
    }

    private View form(String unit, boolean isRecurring, Visit visit, Actor actor) {
        var own = costs.unitsOf(actor);
        var found = units.find(TypedText.clean(unit));
        boolean may = found.map(each -> costs.mayRecord(each.id(), actor))
                .orElse(unit.isEmpty() && (actor.custodian() || !own.isEmpty()));
        if (!may) throw Problem.forbidden();
        var code = found.isEmpty() && own.size() == 1
                ? units.find(own.getFirst()).map(Unit::code).orElse("")
                : unit;
        var sent = Map.of(
                "unit",
                code,
                "day",
                asked.today().toString(),
                "from",
                asked.today().toString());
        return page(HttpStatus.OK, new Typed(isRecurring, sent, List.of()), visit, actor);
    }

    @Allowed(Access.RECORDER)
    @PostMapping(CostsPages.PATH)
    View record(
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Visit visit,
            Actor actor)
            throws IOException {
        var typed = new Typed(false, sent, List.of());
        var draft = CostDraft.typed(
                typed.get("unit"),
                typed.get("account"),
                typed.get("amount"),
                typed.get("currency"),
                typed.get("day"),
                typed.get("supplier"),
                typed.get("note"));
        return switch (costs.record(draft, receipt(file), actor)) {
            case Recording.Recorded<Cost>(var cost) ->
                visit.redirect(
                        CostsPages.href(
                                units.find(cost.unit()).orElseThrow(), YearMonth.from(cost.day()), cost.currency()),
                        "notice.cost-recorded");
            case Recording.Refused<Cost>(var faults) -> refused(new Typed(false, sent, faults), visit, actor);
        };
    }

    @Allowed(Access.RECORDER)
    @PostMapping("/recurring-costs")
    View begin(@RequestParam Map<String, String> sent, Visit visit, Actor actor) {
        var typed = new Typed(true, sent, List.of());
        var draft = new RecurringDraft(
                typed.get("unit"),
                typed.get("account"),
                typed.get("amount"),
                typed.get("currency"),
                typed.get("from"),
                typed.get("until"),
                typed.get("supplier"),
                typed.get("note"));
        return switch (recurring.begin(draft, actor)) {
            case Recording.Recorded<RecurringCost>(var cost) ->
                visit.redirect(
                        Addresses.of(
                                CostsPages.PATH,
                                units.find(cost.unit()).orElseThrow().code()),
                        "notice.cost-recorded");
            case Recording.Refused<RecurringCost>(var faults) -> refused(new Typed(true, sent, faults), visit, actor);
        };
    }

    /** A form that was sent without choosing a file has one without a name. */
    static @Nullable Receipt receipt(@Nullable MultipartFile file) throws IOException {
        var name = file == null ? null : file.getOriginalFilename();
        if (file == null || name == null || name.isEmpty()) return null;
        // What is larger is refused for its length; no need to have all of it in memory.
        try (var in = file.getInputStream()) {
            return Receipt.of(name, in.readNBytes(Receipt.LARGEST + 1));
        }
    }

    private View refused(Typed typed, Visit visit, Actor actor) {
        boolean mayNot = typed.faults().stream().anyMatch(fault -> fault.code().equals("not-its-member"));
        if (mayNot) throw Problem.refused(typed.faults());
        return page(Problem.status(typed.faults()), typed, visit, actor);
    }

    private View page(HttpStatus status, Typed typed, Visit visit, Actor actor) {
        var faults = typed.faults();
        var unit = units.find(TypedText.clean(typed.get("unit"))).filter(found -> costs.mayRecord(found.id(), actor));
        var dayField = typed.recurring() ? "from" : "day";
        var view = new NewCostPage(
                visit.otherwise(faults, FIELDS),
                typed.recurring(),
                visit.entry("unit", typed.get("unit"), faults),
                visit.entry("account", typed.get("account"), faults),
                unit.map(found -> costs.accounts(found.id())).orElse(List.of()),
                visit.entry("amount", typed.get("amount"), faults),
                Words.allCurrencies(asked.currency(known(typed.get("currency"))).getCurrencyCode()),
                visit.entry(dayField, typed.get(dayField), faults),
                visit.entry("until", typed.get("until"), faults),
                visit.entry("supplier", typed.get("supplier"), faults),
                visit.entry("note", typed.get("note"), faults),
                visit.entry("file", "", faults));
        var title = visit.t(typed.recurring() ? "recurring.new" : "cost.new");
        var crumbs = List.of(
                new Crumb(visit.t("nav.value"), null),
                new Crumb(visit.t("costs.title"), CostsPages.PATH),
                new Crumb(title, null));
        return visit.page(status, "costs/new-cost", title, crumbs, view);
    }

    /** A currency that can be chosen; empty, the organisation's, for anything else that was sent. */
    static String known(String currency) {
        return Currencies.isKnown(currency) ? currency : "";
    }
}
