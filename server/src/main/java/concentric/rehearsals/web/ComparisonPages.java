package concentric.rehearsals.web;

import concentric.contracts.ContractFilter;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Entry;
import concentric.platform.web.Visit;
import concentric.rehearsals.Rehearsals;
import concentric.rehearsals.Rehearsing;
import concentric.rehearsals.Scenario;
import concentric.rehearsals.ScenarioText;
import concentric.rehearsals.web.ComparisonPage.Cell;
import concentric.rehearsals.web.ComparisonPage.Row;
import concentric.rehearsals.web.Effects.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What if: scenarios beside each other and beside what happened. Nothing is kept; the address holds all of it. */
@Controller
class ComparisonPages {

    /** Scenarios beside the facts. */
    static final int SCENARIOS = 3;

    private static final int MOST_CONTRACTS = 500;
    private static final int MOST_FAULTS = 5;

    private final Rehearsals rehearsals;
    private final ScenarioText texts;
    private final Effects effects;
    private final Contracts contracts;

    ComparisonPages(Rehearsals rehearsals, ScenarioText texts, Effects effects, Contracts contracts) {
        this.rehearsals = rehearsals;
        this.texts = texts;
        this.effects = effects;
        this.contracts = contracts;
    }

    /**
     * What came of a scenario.
     *
     * @param faults why nothing did
     * @param rehearsed null where nothing did
     */
    private record Tried(String text, List<Fault> faults, Rehearsing.@Nullable Rehearsed rehearsed, List<Told> told) {

        static Tried not(String text, List<Fault> faults) {
            return new Tried(text, faults, null, List.of());
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(RehearsalPages.PATH)
    View comparison(@RequestParam(defaultValue = "") String scenarios, Visit visit, Actor actor) {
        var typed = scenarios.isEmpty()
                ? IntStream.range(0, SCENARIOS).mapToObj(n -> "").toList()
                : ComparisonLink.unpack(scenarios, SCENARIOS);
        return page(typed, null, visit, actor);
    }

    /** Sends on to the address of what was typed, or puts the text of a contract into a scenario first. */
    @Allowed(Access.INSIDE)
    @PostMapping(RehearsalPages.PATH)
    View compare(
            @RequestParam List<String> scenario,
            @RequestParam(defaultValue = "") String contract,
            @RequestParam(name = "do", defaultValue = "") String verb,
            Visit visit,
            Actor actor) {
        var typed = new ArrayList<>(scenario.subList(0, Math.min(SCENARIOS, scenario.size())));
        while (typed.size() < SCENARIOS) typed.add("");
        for (int number = 0; number < SCENARIOS; number++) {
            if (verb.equals("insert-" + number)) typed.set(number, with(typed.get(number), contract));
        }
        var packed = ComparisonLink.pack(typed);
        if (packed.length() > ComparisonLink.LONGEST) {
            return page(typed, visit.t("fault.comparison-too-long"), visit, actor);
        }
        return visit.redirect(address(packed));
    }

    private static String address(String packed) {
        return RehearsalPages.PATH + "?scenarios=" + packed;
    }

    private String with(String text, String contract) {
        var inserted = contracts.versionsOf(contract).stream()
                .findFirst()
                .map(ContractVersion::text)
                .orElse("");
        return Stream.of(text.strip(), inserted.strip())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private View page(List<String> typed, @Nullable String problem, Visit visit, Actor actor) {
        var tried = typed.stream().map(text -> tried(text, actor)).toList();
        var told = tried.stream().filter(each -> each.rehearsed != null).toList();
        boolean isRefused = problem != null || tried.stream().anyMatch(each -> !each.faults.isEmpty());
        var title = visit.t("comparison.title");
        var view = new ComparisonPage(
                IntStream.range(0, SCENARIOS)
                        .mapToObj(number -> scenario(number, tried.get(number), visit))
                        .toList(),
                choices(),
                problem != null ? problem : currencies(told, visit),
                told.isEmpty() ? "" : lead(told, visit),
                told.isEmpty()
                        ? ""
                        : visit.t("rehearsal.effects.said", currency(told).getCurrencyCode()),
                told.isEmpty() || currencies(told, visit) != null ? List.of() : rows(told, visit),
                told.isEmpty() || problem != null ? null : address(ComparisonLink.pack(typed)));
        return visit.page(
                isRefused ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
                "rehearsals/comparison",
                title,
                List.of(new Crumb(title, null)),
                view);
    }

    private Tried tried(String text, Actor actor) {
        if (text.isBlank()) return Tried.not(text, List.of());
        return switch (texts.read(text)) {
            case ScenarioText.Outcome.Refused(var faults) -> Tried.not(text, faults);
            case ScenarioText.Outcome.Read(var scenario) -> tried(text, scenario, actor);
        };
    }

    private Tried tried(String text, Scenario scenario, Actor actor) {
        return switch (rehearsals.rehearse(scenario)) {
            case Rehearsing.Refused(var faults) -> Tried.not(text, faults);
            case Rehearsing.NoHistory(var currency) ->
                Tried.not(text, List.of(Fault.in("", "rehearsal-no-history", currency.getCurrencyCode())));
            case Rehearsing.Rehearsed rehearsed ->
                new Tried(text, List.of(), rehearsed, effects.of(rehearsed, scenario.contracts(), actor));
        };
    }

    private static ComparisonPage.Scenario scenario(int number, Tried tried, Visit visit) {
        return new ComparisonPage.Scenario(
                "scenario-" + number,
                visit.t("comparison.scenario", number + 1),
                new Entry(tried.text, error(tried.faults, visit)),
                tried.rehearsed == null ? "" : withoutVolumes(tried.text),
                tried.rehearsed == null ? List.of() : RehearsalSaid.of(tried.told, tried.rehearsed.currency(), visit));
    }

    /** What could be drafted: volumes can't. */
    private static String withoutVolumes(String text) {
        return text.lines()
                .filter(line -> !line.strip().startsWith("volume "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static @Nullable String error(List<Fault> faults, Visit visit) {
        if (faults.isEmpty()) return null;
        return faults.stream()
                .limit(MOST_FAULTS)
                .map(fault -> fault.field().isEmpty() || fault.field().equals("text")
                        ? visit.say(fault)
                        : visit.t("comparison.fault", fault.field(), visit.say(fault)))
                .collect(Collectors.joining(" "));
    }

    /** Amounts in two currencies stand in no table; null: they don't. */
    private static @Nullable String currencies(List<Tried> told, Visit visit) {
        long currencies = told.stream()
                .map(each -> Objects.requireNonNull(each.rehearsed).currency())
                .distinct()
                .count();
        return currencies > 1 ? visit.say(Fault.in("scenarios", "rehearsal-currencies", currencies)) : null;
    }

    private static String lead(List<Tried> told, Visit visit) {
        return RehearsalRows.lead(Objects.requireNonNull(told.getFirst().rehearsed), visit);
    }

    private static Currency currency(List<Tried> told) {
        return Objects.requireNonNull(told.getFirst().rehearsed).currency();
    }

    /** Whoever is moved most by any scenario first; all whom none moves are left out. */
    private static List<Row> rows(List<Tried> tried, Visit visit) {
        var parties = new LinkedHashMap<String, Told>();
        var byScenario = tried.stream()
                .map(each -> each.told.stream().collect(Collectors.toMap(ComparisonPages::code, told -> told)))
                .toList();
        byScenario.forEach(told -> told.forEach(parties::putIfAbsent));
        long most = parties.keySet().stream()
                .mapToLong(code -> moved(code, byScenario))
                .max()
                .orElse(0);
        return parties.keySet().stream()
                .filter(code -> moved(code, byScenario) > 0)
                .sorted(Comparator.comparingLong((String code) -> -moved(code, byScenario))
                        .thenComparing(code -> code))
                .map(code -> row(Objects.requireNonNull(parties.get(code)), byScenario, most, currency(tried), visit))
                .toList();
    }

    /** Of persons who are not told one by one, nothing. */
    private static String code(Told told) {
        return Objects.requireNonNullElse(told.party(), "");
    }

    private static long moved(String code, List<Map<String, Told>> byScenario) {
        return byScenario.stream()
                .map(told -> told.get(code))
                .filter(Objects::nonNull)
                .mapToLong(told -> Math.abs(told.effect().difference()))
                .max()
                .orElse(0);
    }

    private static Row row(Told any, List<Map<String, Told>> byScenario, long most, Currency currency, Visit visit) {
        long fact = any.effect().before();
        var cells = byScenario.stream()
                .map(told -> told.get(code(any)))
                .map(told -> cell(told == null ? fact : told.effect().after(), fact, most, currency, visit))
                .toList();
        return new Row(
                any.label(), RehearsalSaid.name(any, visit), visit.formats().amount(fact, currency), cells);
    }

    private static Cell cell(long after, long fact, long most, Currency currency, Visit visit) {
        long difference = Math.subtractExact(after, fact);
        return new Cell(
                visit.formats().amount(after, currency),
                RehearsalSaid.signed(difference, currency, visit),
                difference > 0 ? "ok" : difference < 0 ? "stop" : "",
                Math.round((double) difference / most * Cell.LONGEST));
    }

    private List<Choice> choices() {
        return contracts.list(ContractFilter.of(""), 0, MOST_CONTRACTS).stream()
                .map(ContractVersion::name)
                .distinct()
                .map(name -> new Choice(name, name, false))
                .toList();
    }
}
