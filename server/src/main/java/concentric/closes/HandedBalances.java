package concentric.closes;

import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.ledger.Months;
import concentric.ledger.OnTheWay;
import concentric.network.UnitChange;
import concentric.network.UnitChanges;
import concentric.payments.HandoverMovement;
import concentric.payments.HandoverMovements;
import concentric.payments.HandoverMovements.Draft;
import concentric.platform.Act;
import concentric.platform.Parties;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of balances that go to successors: what a unit that split, merged or was dissolved has on its account at the end of
 * the last month that was closed. It is recorded with the close, behind it, and is in nobody's result.
 */
@Service
public class HandedBalances {

    private final UnitChanges changes;
    private final HandoverMovements handovers;
    private final CloseStore store;
    private final Ledger ledger;
    private final Months months;
    private final OnTheWay onTheWay;
    private final Parties parties;

    HandedBalances(
            UnitChanges changes,
            HandoverMovements handovers,
            CloseStore store,
            Ledger ledger,
            Months months,
            OnTheWay onTheWay,
            Parties parties) {
        this.changes = changes;
        this.handovers = handovers;
        this.store = store;
        this.ledger = ledger;
        this.months = months;
        this.onTheWay = onTheWay;
        this.parties = parties;
    }

    /**
     * What a unit has today, and what of it would go.
     *
     * @param balance minor units; below zero: it owes
     * @param goes minor units, with the sign of the balance
     */
    public record Outlook(Currency currency, long balance, long goes) {}

    /**
     * Hands over what is due after a close, once: of a split its part, with the first close of the month before its day; of a unit
     * that has ended all that is there, also what comes late. After {@link Months#takeTurn}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void handOver(boolean isFirst, Act.Id act) {
        var day = store.latest().getFirst().month().plusMonths(1).atDay(1);
        var due = changes.balancesGoing(day).stream()
                .filter(change -> isFirst || change.isEnd())
                .toList();
        var drafts = new ArrayList<Draft>();
        for (var change : due) {
            for (var currency : ledger.currencies()) handOver(change, currency, day, drafts);
        }
        if (drafts.isEmpty()) return;
        handovers.record(drafts, act);
        months.post();
    }

    private void handOver(UnitChange change, Currency currency, LocalDate day, List<Draft> drafts) {
        long from = change.unit().id().value();
        long balance = balance(from, currency, month -> month.isBefore(YearMonth.from(day)));
        // What was handed over on this very day is not of the month before.
        long there = balance;
        for (var done : handovers.on(day)) {
            if (done.currency().equals(currency)) {
                there = Math.addExact(there, net(from, done.fromId(), done.toId(), done.amount()));
            }
        }
        for (var draft : drafts) {
            if (draft.currency().equals(currency)) {
                there = Math.addExact(there, net(from, draft.fromId(), draft.toId(), draft.amount()));
            }
        }
        long goes = goes(change, change.isEnd() ? there : balance, there, currency);
        if (goes == 0) return;
        long to = parties.find(change.successor()).orElseThrow().id();
        drafts.add(
                goes > 0
                        ? new Draft(change.id().value(), from, to, goes, currency, day)
                        : new Draft(change.id().value(), to, from, -goes, currency, day));
    }

    private static long net(long of, long from, long to, long amount) {
        return Math.subtractExact(to == of ? amount : 0, from == of ? amount : 0);
    }

    private long balance(long unit, Currency currency, Predicate<YearMonth> in) {
        return ledger.months(new Account(Account.Kind.UNIT, unit, currency)).stream()
                .filter(month -> in.test(month.month()))
                .mapToLong(month -> Math.subtractExact(month.received(), month.paid()))
                .reduce(0, Math::addExact);
    }

    /**
     * What goes of a balance: the agreed part, down to a whole minor unit; never more than is there, less what is on its way to a
     * bank.
     */
    private long goes(UnitChange change, long balance, long there, Currency currency) {
        long part = part(balance, change.balancePpm());
        if (part <= 0) return Math.max(part, Math.min(there, 0));
        long bound = onTheWay.of(currency).getOrDefault(change.unit().id().value(), 0L);
        return Math.clamp(there - bound, 0, part);
    }

    /** Without multiplying large amounts; toward zero. */
    static long part(long balance, long ppm) {
        return balance / UnitChange.ALL_PPM * ppm + balance % UnitChange.ALL_PPM * ppm / UnitChange.ALL_PPM;
    }

    /** What the unit of a change has today, in each currency in which it has anything, and what of it would go. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Outlook> outlook(UnitChange change) {
        var outlook = new ArrayList<Outlook>();
        for (var currency : ledger.currencies()) {
            long balance = balance(change.unit().id().value(), currency, month -> true);
            if (balance != 0) outlook.add(new Outlook(currency, balance, goes(change, balance, balance, currency)));
        }
        return outlook;
    }

    /** Whether the month before a change's day is closed, with which what is on the account goes. */
    @Transactional(readOnly = true)
    public boolean isPast(UnitChange change) {
        return !store.of(YearMonth.from(change.day()).minusMonths(1)).isEmpty();
    }

    /** The months behind whose close something was handed over that no change of a unit says. */
    List<YearMonth> differing() {
        return handovers.all().stream()
                .filter(movement -> !isSaid(movement))
                .map(movement -> YearMonth.from(movement.day()).minusMonths(1))
                .distinct()
                .toList();
    }

    private boolean isSaid(HandoverMovement movement) {
        var change = changes.find(new UnitChange.Id(movement.changeId()))
                .filter(found -> found.state() == UnitChange.State.DONE)
                .filter(found -> !movement.day().isBefore(found.day()));
        if (change.isEmpty()) return false;
        long unit = change.get().unit().id().value();
        long other = movement.fromId() == unit ? movement.toId() : movement.fromId();
        boolean isOfUnit = movement.fromId() == unit || movement.toId() == unit;
        return isOfUnit
                && parties.find(change.get().successor())
                        .filter(party -> party.id() == other)
                        .isPresent();
    }

    /** What was handed over by a change, in its order. */
    @Transactional(readOnly = true)
    public List<HandoverMovement> of(UnitChange change) {
        return handovers.of(change.id().value());
    }
}
