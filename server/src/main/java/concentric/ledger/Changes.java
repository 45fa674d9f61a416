package concentric.ledger;

import concentric.platform.Moment;
import concentric.platform.Organisations;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of what changed between two moments: two days, or two batches, the second also now. */
@Service
public class Changes {

    private final Ledger ledger;
    private final Organisations organisations;

    Changes(Ledger ledger, Organisations organisations) {
        this.ledger = ledger;
        this.organisations = organisations;
    }

    /**
     * The accounts of which anything came or went meanwhile.
     *
     * @param from a day or a batch
     * @param to not before it, and of its kind, or now
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Change> between(Moment from, Moment to) {
        var before = nets(ledger.totals(Period.of(null, null, from)));
        var late = lateUntil(from)
                .map(last -> nets(ledger.liveTotals(meanwhile(from, to).during(null, last))))
                .orElse(Map.of());
        return ledger.totals(meanwhile(from, to)).stream()
                .filter(moved -> moved.received() != 0 || moved.paid() != 0)
                .map(moved -> {
                    var account = moved.account();
                    long first = before.getOrDefault(account, 0L);
                    return new Change(
                            account, first, Math.addExact(first, moved.net()), late.getOrDefault(account, 0L));
                })
                .toList();
    }

    /** What came behind the first moment and up to the second. */
    static Period meanwhile(Moment from, Moment to) {
        return switch (from) {
            case Moment.Batch batch -> Period.of(null, null, to).postedAfter(batch.number());
            case Moment.Day(var day) -> Period.of(day.plusDays(1), null, to);
            case Moment.Now() -> throw new IllegalArgumentException("nothing is behind now");
        };
    }

    /**
     * What had occurred until this day and is recorded behind the moment is late. Of a day nothing is: what had occurred until then
     * counts, whenever it was recorded.
     */
    public Optional<LocalDate> lateUntil(Moment from) {
        return from instanceof Moment.Batch batch
                ? Optional.of(LocalDate.ofInstant(
                                batch.postedAt(), organisations.current().zone())
                        .minusDays(1))
                : Optional.empty();
    }

    private static Map<Account, Long> nets(List<Total> totals) {
        var nets = new HashMap<Account, Long>();
        totals.forEach(total -> nets.put(total.account(), total.net()));
        return nets;
    }
}
