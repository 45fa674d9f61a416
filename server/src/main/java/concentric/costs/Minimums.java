package concentric.costs;

import static concentric.platform.TypedText.shortened;

import concentric.costs.Recording.Recorded;
import concentric.costs.Recording.Refused;
import concentric.engine.terms.Money;
import concentric.network.Membership;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the minimum of an hour. It holds from a day on, not before today, and changes no pay by itself: who is below it
 * then is shown to those who see the pay, and no pay can be set that would fall below.
 */
@Service
public class Minimums {

    private static final Pattern HOURS = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final BigDecimal LONGEST_WEEK = BigDecimal.valueOf(168);

    private final MinimumStore store;
    private final Calendar calendar;
    private final Organisations organisations;
    private final Acts acts;

    Minimums(MinimumStore store, Calendar calendar, Organisations organisations, Acts acts) {
        this.store = store;
        this.calendar = calendar;
        this.organisations = organisations;
        this.acts = acts;
    }

    /**
     * A minimum as typed.
     *
     * @param amount of an hour; 0 lets the minimum go
     * @param currency ISO 4217; empty means the organisation's
     * @param weeklyHours of somebody who works in full, with at most two decimals
     * @param from the first day on which it holds; empty means today
     */
    public record Draft(String amount, String currency, String weeklyHours, String from) {

        public Draft {
            amount = amount.strip();
            currency = currency.strip();
            weeklyHours = weeklyHours.strip();
            from = from.strip();
        }
    }

    /** Sets the minimum of a currency. The custodian may. */
    @Transactional
    public Recording<Minimum> set(Draft draft, Actor by) {
        if (!by.custodian()) return Recording.refused("", "custodian-only");
        var fields = new Fields(calendar);
        var currency = fields.currency(draft.currency(), organisations.current().currency());
        long amount = fields.paid(draft.amount(), currency);
        var week = week(draft.weeklyHours());
        if (week.isEmpty()) fields.add(Fault.in("weekly_hours", "not-weekly-hours", shortened(draft.weeklyHours())));
        var from = draft.from().isEmpty() ? calendar.today() : fields.begins("from", draft.from());
        if (from != null && from.isBefore(calendar.today())) {
            fields.add(Fault.in("from", "minimum-in-the-past", calendar.today()));
        }
        if (!fields.faults().isEmpty() || from == null) return new Refused<>(fields.faults());
        var minimum = new Minimum(amount, currency, week.orElseThrow(), from);
        var said = new Money(amount, currency) + "\n" + draft.weeklyHours() + "\n" + from;
        return acts.perform(Act.of("minimum.set", by, currency.getCurrencyCode(), said), act -> {
            store.insert(minimum, act);
            return new Recorded<>(minimum);
        });
    }

    private static Optional<Integer> week(String text) {
        if (!HOURS.matcher(text).matches()) return Optional.empty();
        var hours = new BigDecimal(text);
        return hours.signum() <= 0 || hours.compareTo(LONGEST_WEEK) > 0
                ? Optional.empty()
                : Optional.of(hours.movePointRight(2).intValueExact());
    }

    /** All that were set, by currency, in the order in which they count. */
    @Transactional(readOnly = true)
    public List<Minimum> all() {
        return store.all();
    }

    /** The minimum of a currency that holds on a day, if any. */
    @Transactional(readOnly = true)
    public Optional<Minimum> on(LocalDate day, Currency currency) {
        return store.all().stream()
                .filter(minimum ->
                        minimum.currency().equals(currency) && !minimum.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .filter(minimum -> minimum.amount() > 0);
    }

    /**
     * What stands against paying so much each month from a day on: a minimum that it falls below on any of the days, or that
     * there is a minimum in other currencies only, which it could not be compared with.
     *
     * @param pay minor units; nothing at all is never too little
     * @param until the day on which other pay begins; null while none does
     * @param memberships of the person in the unit, each with its share of the time; a share that is not agreed is the whole
     */
    Optional<Fault> against(
            long pay,
            Currency currency,
            LocalDate from,
            @Nullable LocalDate until,
            Collection<Membership> memberships) {
        if (pay == 0) return Optional.empty();
        boolean isElsewhere =
                store.all().stream().noneMatch(each -> each.currency().equals(currency));
        if (isElsewhere) {
            return store.all().stream()
                    .filter(minimum -> minimum.amount() > 0)
                    .findFirst()
                    .map(other -> Fault.in("currency", "minimum-in-other-currency", other.currency()));
        }
        long needed = needed(pay, currency, from, until, memberships);
        return needed == 0
                ? Optional.empty()
                : Optional.of(Fault.in("amount", "below-minimum", new Money(needed, currency)));
    }

    /** What is needed at least, in minor units, if the minimum of the currency is not reached on any of the days; else 0. */
    long needed(
            long pay,
            Currency currency,
            LocalDate from,
            @Nullable LocalDate until,
            Collection<Membership> memberships) {
        if (pay == 0) return 0;
        var own = store.all().stream()
                .filter(minimum -> minimum.currency().equals(currency))
                .toList();
        return Stream.of(
                        Stream.of(from),
                        memberships.stream().map(Membership::from),
                        memberships.stream().map(Membership::until),
                        own.stream().map(Minimum::from))
                .<@Nullable LocalDate>flatMap(days -> days)
                .filter(day -> day != null && !day.isBefore(from) && (until == null || day.isBefore(until)))
                .map(Objects::requireNonNull)
                .mapToLong(day -> needed(pay, day, own, memberships))
                .max()
                .orElse(0);
    }

    /** What is needed at least on a day if less is paid; 0 if it is enough. */
    private static long needed(long pay, LocalDate day, List<Minimum> own, Collection<Membership> memberships) {
        long share = share(memberships, day);
        return own.stream()
                .filter(minimum -> !minimum.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .filter(minimum -> !minimum.isReached(pay, share))
                .map(minimum -> minimum.needed(share))
                .orElse(0L);
    }

    /**
     * The share of somebody's time on a day, in parts per million, by their memberships in a unit: a share that is not agreed
     * is the whole. Who speaks for a unit is in it twice, and has agreed on a share as its member.
     */
    static long share(Collection<Membership> memberships, LocalDate day) {
        var current =
                memberships.stream().filter(membership -> membership.holds(day)).toList();
        if (current.isEmpty()) return 0;
        return current.stream()
                .map(Membership::sharePpm)
                .filter(Objects::nonNull)
                .mapToLong(Objects::requireNonNull)
                .max()
                .orElse(Minimum.FULL);
    }
}
