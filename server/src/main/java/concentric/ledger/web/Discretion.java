package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Bookkeeping;
import concentric.ledger.Change;
import concentric.ledger.Exchange;
import concentric.ledger.Flow;
import concentric.ledger.LedgerEntry;
import concentric.ledger.Movement;
import concentric.ledger.Total;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one reader may know of persons' accounts: a person's own, and all of them for the custodian, who keeps the books. To
 * everybody else all other persons are one account.
 *
 * @param all whether every account is told
 * @param own the reader as a party; 0: none
 */
record Discretion(boolean all, long own) {

    /** The account as it is told to the reader. */
    Account of(Account account) {
        return sees(account) ? account : Account.persons(account.currency());
    }

    /** Whether the reader may know this account by itself. */
    boolean sees(Account account) {
        return all || account.kind() != Account.Kind.PERSON || (account.party() != null && account.party() == own);
    }

    List<Total> totals(List<Total> totals) {
        if (all) return totals;
        Map<Account, Total> told = new LinkedHashMap<>();
        for (var total : totals) {
            told.merge(
                    of(total.account()),
                    new Total(of(total.account()), total.received(), total.paid()),
                    (one, other) -> one.plus(other));
        }
        return List.copyOf(told.values());
    }

    List<Change> changes(List<Change> changes) {
        if (all) return changes;
        Map<Account, Change> told = new LinkedHashMap<>();
        for (var change : changes) {
            var account = of(change.account());
            told.merge(
                    account,
                    new Change(account, change.before(), change.after(), change.late()),
                    (one, other) -> one.plus(other));
        }
        return List.copyOf(told.values());
    }

    List<Flow> flows(List<Flow> flows) {
        if (all) return flows;
        Map<Flow.Reason, Long> told = new LinkedHashMap<>();
        for (var flow : flows) {
            var reason = flow.reason();
            var said = new Flow.Reason(
                    of(reason.account()),
                    of(reason.counter()),
                    reason.version(),
                    reason.clause(),
                    reason.offer(),
                    reason.segment());
            told.merge(said, flow.amount(), Math::addExact);
        }
        var list = new ArrayList<Flow>();
        told.forEach((reason, amount) -> list.add(new Flow(reason, amount)));
        return list;
    }

    List<LedgerEntry> entries(List<LedgerEntry> entries) {
        if (all) return entries;
        Map<LedgerEntry.Key, Long> told = new LinkedHashMap<>();
        for (var entry : entries) {
            var key = entry.key();
            var said = new LedgerEntry.Key(
                    of(key.account()),
                    of(key.counter()),
                    key.version(),
                    key.clause(),
                    key.offer(),
                    key.segment(),
                    key.day());
            told.merge(said, entry.amount(), Math::addExact);
        }
        var list = new ArrayList<LedgerEntry>();
        told.forEach((key, amount) -> list.add(new LedgerEntry(key, amount)));
        return list;
    }

    /** A bookkeeper who is told only what the reader may know. */
    Bookkeeping telling(Bookkeeping book) {
        return all
                ? book
                : new Bookkeeping() {

                    @Override
                    public void begin(List<Total> opening, List<Total> closing, LocalDate first, LocalDate last) {
                        book.begin(totals(opening), totals(closing), first, last);
                    }

                    @Override
                    public void moved(Movement movement) {
                        var reason = movement.reason();
                        var said = new Exchange.Reason(
                                of(reason.account()), of(reason.counter()), reason.version(), reason.offer());
                        book.moved(new Movement(movement.day(), said, movement.amount()));
                    }
                };
    }
}
