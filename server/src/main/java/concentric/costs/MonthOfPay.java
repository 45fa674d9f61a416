package concentric.costs;

import concentric.costs.Stays.Member;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Base pay of a month. Each row counts on the days from its own until the next one of the same member begins, as long as the
 * membership in which it began goes on: who leaves and joins again has none before it is set again. Amount × days is added up
 * over the rows of a member and divided once by the days of the month, rounded half to even; so a whole month under one row
 * is exactly its amount.
 */
final class MonthOfPay {

    private final YearMonth month;
    private final Stays stays;

    MonthOfPay(YearMonth month, Stays stays) {
        this.month = month;
        this.stays = stays;
    }

    /**
     * What each member gets, in minor units; who gets nothing is left out.
     *
     * @param rows of one currency and of others: each row ends the one before it, whatever its currency
     */
    Map<Member, Long> of(List<Pay> rows, Currency currency) {
        var byMember = new HashMap<Member, List<Pay>>();
        rows.forEach(row -> byMember.computeIfAbsent(new Member(row.unit(), row.person()), any -> new ArrayList<>())
                .add(row));
        var paid = new HashMap<Member, Long>();
        byMember.forEach((member, its) -> {
            long amount = paid(member, its, currency);
            if (amount != 0) paid.put(member, amount);
        });
        return paid;
    }

    private long paid(Member member, List<Pay> rows, Currency currency) {
        var ordered = rows.stream()
                .sorted(Comparator.comparing(Pay::from)
                        .thenComparingLong(row -> row.id().value()))
                .toList();
        var sum = BigInteger.ZERO;
        for (int i = 0; i < ordered.size(); i++) {
            var row = ordered.get(i);
            if (!row.currency().equals(currency)) continue;
            var next = i + 1 < ordered.size() ? ordered.get(i + 1).from() : LocalDate.MAX;
            sum = sum.add(BigInteger.valueOf(row.amount()).multiply(BigInteger.valueOf(days(member, row, next))));
        }
        return halfEven(sum, month.lengthOfMonth());
    }

    private long days(Member member, Pay row, LocalDate next) {
        var stay = stays.at(member, row.from());
        if (stay.isEmpty()) return 0;
        var end = stay.get().until();
        var until = earlier(
                earlier(next, end == null ? LocalDate.MAX : end),
                month.plusMonths(1).atDay(1));
        var from = row.from().isBefore(month.atDay(1)) ? month.atDay(1) : row.from();
        return Math.max(0, ChronoUnit.DAYS.between(from, until));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Of what is not below zero. */
    private static long halfEven(BigInteger sum, int days) {
        var parts = sum.divideAndRemainder(BigInteger.valueOf(days));
        int half = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(days));
        boolean isUp = half > 0 || (half == 0 && parts[0].testBit(0));
        return (isUp ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
    }
}
