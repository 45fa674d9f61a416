package concentric.costs;

import concentric.costs.Stays.Member;
import concentric.engine.terms.Money;
import concentric.network.Membership;
import concentric.network.Ties;
import concentric.network.Unit;
import concentric.people.Person;
import concentric.platform.Fault;
import concentric.platform.WriterLock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Base pay stands on memberships: what was paid in a closed month stays as it was, and nobody's base pay falls below the
 * minimum of an hour by working more of their time.
 */
@Component
class PaidMembers implements Ties {

    private final PayStore store;
    private final Minimums minimums;
    private final Calendar calendar;
    private final WriterLock writerLock;

    PaidMembers(PayStore store, Minimums minimums, Calendar calendar, WriterLock writerLock) {
        this.store = store;
        this.minimums = minimums;
        this.calendar = calendar;
        this.writerLock = writerLock;
    }

    @Override
    public List<Fault> against(Unit.Id unit, Person.Id person, List<Membership> before, List<Membership> after) {
        var rows = store.of(unit, person);
        if (rows.isEmpty()) return List.of();
        // So that no month is closed meanwhile.
        writerLock.take();
        var member = new Member(unit, person);
        return closed(member, rows, before, after)
                .or(() -> below(member, rows, before, after))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Fault> closed(Member member, List<Pay> rows, List<Membership> before, List<Membership> after) {
        var open = calendar.firstOpen();
        if (open.isEmpty()) return Optional.empty();
        var month = YearMonth.from(rows.getFirst().from());
        for (; month.atDay(1).isBefore(open.get()); month = month.plusMonths(1)) {
            if (!paid(member, month, rows, before).equals(paid(member, month, rows, after))) {
                return calendar.closed("from", month.atDay(1));
            }
        }
        return Optional.empty();
    }

    private static Map<Currency, Long> paid(
            Member member, YearMonth month, List<Pay> rows, List<Membership> memberships) {
        var ofMonth = new MonthOfPay(month, Stays.of(memberships));
        return rows.stream()
                .map(Pay::currency)
                .distinct()
                .collect(Collectors.toMap(
                        currency -> currency,
                        currency -> ofMonth.of(rows, currency).getOrDefault(member, 0L)));
    }

    private Optional<Fault> below(Member member, List<Pay> rows, List<Membership> before, List<Membership> after) {
        var today = calendar.today();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var next = i + 1 < rows.size() ? rows.get(i + 1).from() : null;
            var stay = Stays.of(after).at(member, row.from());
            if (stay.isEmpty()) continue;
            var until = earlier(next, stay.get().until());
            var from = row.from().isBefore(today) ? today : row.from();
            if (until != null && !from.isBefore(until)) continue;
            long needed = minimums.needed(row.amount(), row.currency(), from, until, after);
            boolean isMore = needed > minimums.needed(row.amount(), row.currency(), from, until, before);
            if (isMore) return Optional.of(Fault.in("share", "share-below-minimum", new Money(needed, row.currency())));
        }
        return Optional.empty();
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.isBefore(other) ? one : other;
    }
}
