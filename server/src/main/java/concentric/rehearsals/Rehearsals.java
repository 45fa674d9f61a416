package concentric.rehearsals;

import concentric.contracts.InHistory;
import concentric.contracts.Proposals;
import concentric.engine.tally.Rehearsal;
import concentric.engine.tally.Replay;
import concentric.engine.tally.Replayed;
import concentric.engine.tally.Search;
import concentric.engine.tally.Volumes;
import concentric.engine.terms.Contract;
import concentric.network.UnitChange;
import concentric.platform.Fault;
import concentric.platform.Latest;
import concentric.platform.Organisations;
import concentric.rehearsals.History.Facts;
import concentric.rehearsals.HistoryReader.Told;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of rehearsals: what history would have come to if something had been otherwise. Writes nothing. */
@Service
public class Rehearsals {

    /** A rehearsal shows the last whole months, at most so many; all earlier ones are settled too, for what they hand on. */
    public static final int MONTHS = 12;

    private final HistoryReader history;
    private final Proposals proposals;
    private final Organisations organisations;
    private final InstantSource clock;
    private final Latest<Facts, List<Replayed>> was = new Latest<>();

    Rehearsals(HistoryReader history, Proposals proposals, Organisations organisations, InstantSource clock) {
        this.history = history;
        this.proposals = proposals;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Whatever can be asked of history under a scenario's contracts. */
    private record Stage(History history, InHistory.Possible contracts, Currency currency, List<Replayed> before) {

        List<Replayed> after(Volumes volumes) {
            var would = contracts.after();
            return last(Replay.of(history.under(would), currency, volumes));
        }

        Rehearsing.Rehearsed rehearsed(List<Replayed> after) {
            long payments = last(history.months()).stream()
                    .mapToLong(History.Month::count)
                    .sum();
            return new Rehearsing.Rehearsed(Rehearsal.of(before, after), currency, after, payments);
        }
    }

    /** Rehearses drafts, all in one currency: each as if its contract had always said so. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Rehearsing rehearse(List<Contract> terms) {
        return rehearse(Scenario.of(terms));
    }

    /** Rehearses a scenario, in the one currency of its contracts; of volumes alone, in the organisation's. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Rehearsing rehearse(Scenario scenario) {
        return rehearsing(stage(scenario), scenario.volumes());
    }

    /** Rehearses a change of a unit in one currency: as if it had been carried out before everything. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Rehearsing rehearse(UnitChange change, Currency currency) {
        return rehearsing(stage(proposals.inHistory(change), currency), Volumes.UNCHANGED);
    }

    private static Rehearsing rehearsing(Staged staged, Volumes volumes) {
        return switch (staged) {
            case Refused(var faults) -> new Rehearsing.Refused(faults);
            case Empty(var currency) -> new Rehearsing.NoHistory(currency);
            case Ready(var stage) -> stage.rehearsed(stage.after(volumes));
        };
    }

    /**
     * Looks for the value of one number, nearest to what the scenario says, at which everybody keeps at least their floor.
     *
     * @param floors what parties are to keep at least of the months that are shown, minor units
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Remedy remedy(Scenario scenario, Map<String, Long> floors, Lever lever) {
        return switch (stage(scenario)) {
            case Refused(var faults) -> new Remedy.Refused(faults);
            case Empty(var currency) ->
                new Remedy.Refused(List.of(Fault.in("", "rehearsal-no-history", currency.getCurrencyCode())));
            case Ready(var stage) ->
                switch (lever) {
                    case Lever.Volume volume -> grown(stage, scenario, floors, volume);
                    case Lever.OfTerm number -> changed(stage, scenario, floors, number);
                };
        };
    }

    private static Remedy grown(Stage stage, Scenario scenario, Map<String, Long> floors, Lever.Volume lever) {
        var periods = stage.history.under(stage.contracts.after());
        var range = new Search.Range(Volumes.SAME, Volumes.SAME, Lever.Volume.MOST);
        var found = Search.of(range, floors, perMille -> {
            var volumes = scenario.volumes().with(lever.offers(), Math.toIntExact(perMille));
            return Rehearsal.kept(last(Replay.of(periods, stage.currency, volumes)));
        });
        var volumes = scenario.volumes().with(lever.offers(), Math.toIntExact(found.value()));
        return new Remedy.Sought(found, scenario.with(volumes), stage.rehearsed(stage.after(volumes)));
    }

    private Remedy changed(Stage stage, Scenario scenario, Map<String, Long> floors, Lever.OfTerm lever) {
        var terms = scenario.contracts().get(lever.contract());
        var term = lever.term();
        var range = new Search.Range(term.value(), term.least(terms), term.most(terms));
        var found = Search.of(range, floors, value -> {
            var tried = scenario.with(lever.contract(), term.with(value).in(terms));
            return Rehearsal.kept(with(stage, tried).after(scenario.volumes()));
        });
        var scenarioFound =
                scenario.with(lever.contract(), term.with(found.value()).in(terms));
        var stageFound = with(stage, scenarioFound);
        return new Remedy.Sought(found, scenarioFound, stageFound.rehearsed(stageFound.after(scenario.volumes())));
    }

    /** The same history: another number in a contract brings no other contract into play. */
    private Stage with(Stage stage, Scenario scenario) {
        return switch (proposals.inHistory(scenario.contracts())) {
            case InHistory.Possible possible -> new Stage(stage.history, possible, stage.currency, stage.before);
            case InHistory.Impossible(var faults) ->
                throw new IllegalStateException("another number made contracts clash: " + faults);
        };
    }

    private sealed interface Staged {}

    private record Ready(Stage stage) implements Staged {}

    private record Empty(Currency currency) implements Staged {}

    private record Refused(List<Fault> faults) implements Staged {}

    private Staged stage(Scenario scenario) {
        var currencies =
                scenario.contracts().stream().map(Contract::currency).distinct().toList();
        if (currencies.size() > 1) {
            return new Refused(List.of(Fault.in("text", "rehearsal-currencies", currencies.size())));
        }
        var currency = currencies.isEmpty() ? organisations.current().currency() : currencies.getFirst();
        return stage(proposals.inHistory(scenario.contracts()), currency);
    }

    private Staged stage(InHistory contracts, Currency currency) {
        return switch (contracts) {
            case InHistory.Impossible(var faults) -> new Refused(faults);
            case InHistory.Possible possible -> stage(possible, currency);
        };
    }

    private Staged stage(InHistory.Possible contracts, Currency currency) {
        return switch (history.read(contracts, currency, lastWholeMonth())) {
            case HistoryReader.Unclear(var fault) -> new Refused(List.of(fault));
            case HistoryReader.Nothing() -> new Empty(currency);
            case Told(var told) -> new Ready(new Stage(told, contracts, currency, before(told, contracts, currency)));
        };
    }

    /** What really was: the same for every draft, until something happens. */
    private List<Replayed> before(History history, InHistory.Possible contracts, Currency currency) {
        return was.to(
                history.facts(), () -> last(Replay.of(history.under(contracts.before()), currency, Volumes.UNCHANGED)));
    }

    private static <T> List<T> last(List<T> months) {
        return months.subList(Math.max(0, months.size() - MONTHS), months.size());
    }

    private YearMonth lastWholeMonth() {
        return YearMonth.from(clock.instant().atZone(organisations.current().zone()))
                .minusMonths(1);
    }
}
