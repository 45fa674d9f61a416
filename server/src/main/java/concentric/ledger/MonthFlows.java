package concentric.ledger;

import concentric.ledger.MonthStore.Stretch;
import concentric.ledger.MonthStore.Which;
import concentric.payments.Books;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was posted in months, whatever their size: of closed months it was added up when they were closed, and is kept; of months
 * that are open their entries are added up.
 */
@Component
class MonthFlows {

    private final MonthStore months;
    private final LedgerStore store;
    private final Books books;

    MonthFlows(MonthStore months, LedgerStore store, Books books) {
        this.months = months;
        this.store = store;
        this.books = books;
    }

    /**
     * What was posted in the months after one, up to another. A reason comes twice if it is of closed and of open months.
     *
     * @param after null: since ever
     */
    List<Flow> posted(Which which, @Nullable YearMonth after, YearMonth to) {
        var closed = months.lastUpTo(to).filter(last -> after == null || after.isBefore(last));
        var flows = new ArrayList<Flow>();
        closed.ifPresent(last -> flows.addAll(months.kept(which, after, last)));
        if (!closed.equals(Optional.of(to))) {
            flows.addAll(months.posted(which, stretch(closed.orElse(after), to)));
        }
        return flows;
    }

    /** Keeps what was posted in a month that was just closed: nothing will be added to it. */
    void keep(YearMonth month) {
        months.keep(month, stretch(month.minusMonths(1), month));
    }

    /** The months of which something else is kept than their entries add up to, earliest first. */
    List<YearMonth> differing() {
        var differing = new TreeSet<>(months.keptThoughOpen());
        for (var month : months.closed()) {
            if (months.differs(month, stretch(month.minusMonths(1), month))) differing.add(month);
        }
        return List.copyOf(differing);
    }

    private Stretch stretch(@Nullable YearMonth after, YearMonth to) {
        return new Stretch(
                after == null ? null : after.atEndOfMonth().plusDays(1),
                to.atEndOfMonth(),
                after == null ? Long.MAX_VALUE : months.lastBatch(after).orElse(Long.MAX_VALUE),
                months.lastBatch(to).orElse(Long.MAX_VALUE),
                shadow());
    }

    private long shadow() {
        long last = books.liveAfter();
        return last == 0 ? 0 : store.lastBatchUpTo(last);
    }
}
