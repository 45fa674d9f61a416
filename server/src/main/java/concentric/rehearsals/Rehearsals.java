package concentric.rehearsals;

import concentric.contracts.InHistory;
import concentric.contracts.Proposals;
import concentric.engine.tally.Rehearsal;
import concentric.engine.tally.Replay;
import concentric.engine.terms.Contract;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.rehearsals.HistoryReader.Told;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of rehearsals: what history would have come to under drafts. Writes nothing. */
@Service
public class Rehearsals {

    /** A rehearsal shows the last whole months, at most so many; all earlier ones are settled too, for what they hand on. */
    public static final int MONTHS = 12;

    private final HistoryReader history;
    private final Proposals proposals;
    private final Organisations organisations;
    private final InstantSource clock;

    Rehearsals(HistoryReader history, Proposals proposals, Organisations organisations, InstantSource clock) {
        this.history = history;
        this.proposals = proposals;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Rehearses drafts, all in one currency: each as if its contract had always said so. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Rehearsing rehearse(List<Contract> terms) {
        var currencies = terms.stream().map(Contract::currency).distinct().toList();
        if (currencies.size() != 1) {
            return new Rehearsing.Refused(List.of(Fault.in("text", "rehearsal-currencies", currencies.size())));
        }
        return switch (proposals.inHistory(terms)) {
            case InHistory.Impossible(var faults) -> new Rehearsing.Refused(faults);
            case InHistory.Possible possible -> rehearse(possible, currencies.getFirst());
        };
    }

    private Rehearsing rehearse(InHistory.Possible contracts, Currency currency) {
        return switch (history.read(contracts, currency, lastWholeMonth())) {
            case HistoryReader.Unclear(var fault) -> new Rehearsing.Refused(List.of(fault));
            case Told told when told.before().isEmpty() -> new Rehearsing.NoHistory(currency);
            case Told told -> rehearsed(told, contracts, currency);
        };
    }

    private static Rehearsing rehearsed(Told told, InHistory.Possible contracts, Currency currency) {
        var before = last(Replay.of(told.before(), currency, contracts.before().owners()));
        var after = last(Replay.of(told.after(), currency, contracts.after().owners()));
        long payments = last(told.before()).stream()
                .flatMap(period -> period.stretches().stream())
                .flatMap(stretch -> stretch.tallied().stream())
                .mapToLong(tallied -> tallied.count())
                .sum();
        return new Rehearsing.Rehearsed(Rehearsal.of(before, after), currency, after, payments);
    }

    private static <T> List<T> last(List<T> months) {
        return months.subList(Math.max(0, months.size() - MONTHS), months.size());
    }

    private YearMonth lastWholeMonth() {
        return YearMonth.from(clock.instant().atZone(organisations.current().zone()))
                .minusMonths(1);
    }
}
