package concentric.costs;

import static concentric.platform.TypedText.shortened;

import concentric.costs.MonthCosts.AccountSum;
import concentric.costs.Recording.Recorded;
import concentric.costs.Recording.Refused;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.WriterLock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door of costs: what units spent, one by one and by the month. What is recorded is written under the writer lock, so
 * that no month is closed meanwhile.
 */
@Service
public class Costs {

    private static final int SUGGESTED = 50;

    private final CostStore store;
    private final RecurringStore recurring;
    private final PayStore pays;
    private final Circle circle;
    private final Calendar calendar;
    private final Units units;
    private final Memberships memberships;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final Acts acts;

    Costs(
            CostStore store,
            RecurringStore recurring,
            PayStore pays,
            Circle circle,
            Calendar calendar,
            Units units,
            Memberships memberships,
            Organisations organisations,
            WriterLock writerLock,
            Acts acts) {
        this.store = store;
        this.recurring = recurring;
        this.pays = pays;
        this.circle = circle;
        this.calendar = calendar;
        this.units = units;
        this.memberships = memberships;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.acts = acts;
    }

    /** Records a cost. Members of the unit may, and the custodian. */
    @Transactional
    public Recording<Cost> record(CostDraft draft, Actor by) {
        return record(draft, null, by);
    }

    /**
     * The same with its receipt.
     *
     * @param receipt the paper; null if there is none
     */
    @Transactional
    public Recording<Cost> record(CostDraft draft, @Nullable Receipt receipt, Actor by) {
        var unit = units.find(draft.unit());
        if (unit.isEmpty()) return Recording.refused("unit", "unknown-unit", shortened(draft.unit()));
        if (!circle.mayRecord(unit.get().id(), by)) return Recording.refused("", "not-its-member");
        writerLock.take();
        var wrong = receipt == null ? List.<Fault>of() : receipt.faults();
        return switch (read(draft, unit.get().id(), organisations.current().currency(), calendar)) {
            case Recorded<CostStore.New>(var cost) ->
                wrong.isEmpty()
                        ? insert(cost, receipt, "cost.record", unit.get(), draft.input(), by)
                        : new Refused<>(wrong);
            case Refused<CostStore.New>(var faults) ->
                new Refused<>(Stream.concat(faults.stream(), wrong.stream()).toList());
        };
    }

    /**
     * Adds the receipt of a cost that has none. Members of the unit may, and the custodian.
     *
     * @param receipt null if none was sent
     */
    @Transactional
    public Recording<Cost> attach(Cost.Id id, @Nullable Receipt receipt, Actor by) {
        var cost = store.find(id);
        if (cost.isEmpty()) return Recording.refused("", "unknown-cost");
        if (!circle.mayRecord(cost.get().unit(), by)) return Recording.refused("", "not-its-member");
        if (receipt == null) return Recording.refused("file", "missing");
        var wrong = receipt.faults();
        if (!wrong.isEmpty()) return new Refused<>(wrong);
        var code = units.find(cost.get().unit()).map(Unit::code).orElseThrow();
        Recording<Cost> outcome = acts.perform(
                Act.of("cost.attach", by, code, id.value() + "\n" + receipt.name()),
                act -> store.attach(id, receipt, act)
                        ? new Recorded<>(store.find(id).orElseThrow())
                        : Recording.refused("file", "receipt-there"));
        if (outcome instanceof Refused)
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    /** The receipt of a cost, for whoever may see the cost. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(Cost.Id id, Actor viewer) {
        return find(id, viewer).flatMap(cost -> store.receipt(cost.id()));
    }

    /** The kinds of cost that a unit named of late, by name, to choose from. */
    @Transactional(readOnly = true)
    public List<String> accounts(Unit.Id unit) {
        return store.accounts(unit, calendar.today().minusYears(1), SUGGESTED);
    }

    /** What a draft says of a unit; the same for one that was typed and for a row of a file. */
    static Recording<CostStore.New> read(CostDraft draft, Unit.Id unit, Currency usual, Calendar calendar) {
        var fields = new Fields(calendar);
        fields.texts(draft.account(), draft.supplier(), draft.note());
        fields.text("source", draft.source(), Fields.LONGEST_NAME);
        fields.text("external_id", draft.externalId(), Fields.LONGEST_NAME);
        if (draft.source().isEmpty() != draft.externalId().isEmpty()) {
            fields.add(Fault.in(draft.source().isEmpty() ? "source" : "external_id", "missing"));
        }
        var currency = fields.currency(draft.currency(), usual);
        long amount = fields.spent(draft.amount(), currency);
        var day = fields.happened(draft.day());
        if (!fields.faults().isEmpty() || day == null) return new Refused<>(fields.faults());
        boolean isTyped = draft.source().isEmpty();
        return new Recorded<>(new CostStore.New(
                unit,
                draft.account(),
                amount,
                currency,
                day,
                draft.supplier(),
                draft.note(),
                null,
                isTyped ? null : draft.source(),
                isTyped ? null : draft.externalId()));
    }

    /**
     * Takes a cost back, whole: by another of the opposite amount, on the same day, or on the first day that is in no closed
     * month.
     */
    @Transactional
    public Recording<Cost> takeBack(Cost.Id id, Actor by) {
        writerLock.take();
        var cost = store.find(id);
        if (cost.isEmpty()) return Recording.refused("", "unknown-cost");
        var its = cost.get();
        if (!circle.mayRecord(its.unit(), by)) return Recording.refused("", "not-its-member");
        if (its.takesBack() != null) return Recording.refused("", "takes-back");
        if (its.takenBackBy() != null) return Recording.refused("", "taken-back");
        var back = new CostStore.New(
                its.unit(),
                its.account(),
                -its.amount(),
                its.currency(),
                calendar.orFirstOpen(its.day()),
                its.supplier(),
                its.note(),
                its.id(),
                null,
                null);
        var unit = units.find(its.unit()).orElseThrow();
        return insert(back, null, "cost.take-back", unit, String.valueOf(id.value()), by);
    }

    private Recording<Cost> insert(
            CostStore.New cost, @Nullable Receipt receipt, String verb, Unit unit, String input, Actor by) {
        Recording<Cost> outcome = acts.perform(Act.of(verb, by, unit.code(), input), act -> {
            var id = store.insert(cost, act);
            if (id.isEmpty()) {
                return Recording.refused("external_id", "cost-recorded", String.valueOf(cost.externalId()));
            }
            // A new one has none yet.
            boolean isKept = receipt == null || store.attach(id.get(), receipt, act);
            if (!isKept) throw new IllegalStateException("cost " + id.get() + " has a receipt already");
            return new Recorded<>(store.find(id.get()).orElseThrow());
        });
        // Only the table can say that nothing else came from there; if something did, the act did not happen.
        if (outcome instanceof Refused)
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    /** Whether the actor records what a unit spends. */
    @Transactional(readOnly = true)
    public boolean mayRecord(Unit.Id unit, Actor by) {
        return circle.mayRecord(unit, by);
    }

    /** The units that the actor is a member of. */
    @Transactional(readOnly = true)
    public List<Unit.Id> unitsOf(Actor by) {
        return circle.unitsOf(by);
    }

    /**
     * What each unit spent in a month, in minor units of a currency: single costs, those of each month, and base pay. Units
     * that spent nothing are left out. It takes as long as the month has costs, however many there were before.
     */
    @Transactional(readOnly = true)
    public Map<Long, Long> of(YearMonth month, Currency currency) {
        var sums = new HashMap<>(store.sums(month.atDay(1), end(month), currency));
        due(month, currency, null).forEach(cost -> sums.merge(cost.unit().value(), cost.amount(), Math::addExact));
        paid(month, currency, null)
                .forEach((member, amount) -> sums.merge(member.unit().value(), amount, Math::addExact));
        sums.values().removeIf(amount -> amount == 0);
        return sums;
    }

    /** What a unit spent in a month in a currency, by the kind of cost, base pay in one sum. */
    @Transactional(readOnly = true)
    public MonthCosts of(Unit.Id unit, YearMonth month, Currency currency) {
        var accounts = new TreeMap<>(store.accounts(unit, month.atDay(1), end(month), currency));
        due(month, currency, unit).forEach(cost -> accounts.merge(cost.account(), cost.amount(), Math::addExact));
        var stays = Stays.of(memberships.ever(List.of(unit.value())));
        var paid = paid(month, currency, unit);
        return new MonthCosts(
                month,
                currency,
                accounts.entrySet().stream()
                        .map(entry -> new AccountSum(entry.getKey(), entry.getValue()))
                        .toList(),
                paid.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact),
                stays.members(month.atDay(1), end(month)).getOrDefault(unit.value(), 0),
                paid.size());
    }

    /** The currencies in which anything can have been spent in a month, by code. */
    @Transactional(readOnly = true)
    public List<Currency> currencies(YearMonth month) {
        return Stream.of(
                        store.currencies(month.atDay(1), end(month)).stream(),
                        recurring.between(month.atDay(1), end(month), null).stream()
                                .map(RecurringCost::currency),
                        pays.currencies().stream())
                .flatMap(found -> found)
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
    }

    private List<RecurringCost> due(YearMonth month, Currency currency, Unit.@Nullable Id unit) {
        return recurring.between(month.atDay(1), end(month), unit).stream()
                .filter(cost ->
                        cost.currency().equals(currency) && cost.dueIn(month).isPresent())
                .toList();
    }

    private Map<Stays.Member, Long> paid(YearMonth month, Currency currency, Unit.@Nullable Id unit) {
        var rows = pays.between(month.atDay(1), end(month), unit, null);
        var concerned = rows.stream().map(row -> row.unit().value()).distinct().toList();
        return new MonthOfPay(month, Stays.of(memberships.ever(concerned))).of(rows, currency);
    }

    private static LocalDate end(YearMonth month) {
        return month.plusMonths(1).atDay(1);
    }

    /** A cost, for whoever may see it: see {@link #sees}. */
    @Transactional(readOnly = true)
    public Optional<Cost> find(Cost.Id id, Actor viewer) {
        return store.find(id)
                .filter(cost -> circle.isInSight(cost.unit(), viewer))
                .filter(cost -> cost.recordedBy() == viewer.account()
                        || sees(cost.unit(), YearMonth.from(cost.day()), cost.currency(), viewer));
    }

    /**
     * Whether somebody sees what a unit spent in a month one by one and by the kind of cost, and not the total only: its
     * members do, and everybody where no few people's base pay could be reckoned from it.
     */
    @Transactional(readOnly = true)
    public boolean sees(Unit.Id unit, YearMonth month, Currency currency, Actor viewer) {
        return circle.isMember(unit, viewer)
                || (circle.isInSight(unit, viewer) && !of(unit, month, currency).isMerged());
    }

    /**
     * Those costs of a unit in a month and currency that somebody sees: all, or only what they recorded themselves.
     */
    @Transactional(readOnly = true)
    public Seen seen(Unit.Id unit, YearMonth month, Currency currency, Actor viewer) {
        return new Seen(unit, month, currency, sees(unit, month, currency, viewer) ? null : viewer.account());
    }

    /**
     * Costs of a unit in a month and currency, as somebody sees them.
     *
     * @param by only what this account recorded; null: all
     */
    public record Seen(
            Unit.Id unit,
            YearMonth month,
            Currency currency,
            @Nullable Long by) {

        CostStore.Some some() {
            return new CostStore.Some(unit, month.atDay(1), end(month), currency, by);
        }
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Cost> list(Seen seen, long offset, int limit) {
        return store.ofUnit(seen.some(), offset, limit);
    }

    /** How many they are. */
    @Transactional(readOnly = true)
    public long count(Seen seen) {
        return store.count(seen.some());
    }

    /** Those behind an id, by id: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Cost> after(Seen seen, long id, int limit) {
        return store.after(seen.some(), id, limit);
    }
}
