package concentric.ledger;

import concentric.ledger.Difference.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** What a proof finds as it goes. */
final class Findings {

    private final List<Difference> differences = new ArrayList<>();

    void add(Difference difference) {
        differences.add(difference);
    }

    void addAll(List<Difference> more) {
        differences.addAll(more);
    }

    boolean isEmpty() {
        return differences.isEmpty();
    }

    int size() {
        return differences.size();
    }

    List<Difference> all() {
        return differences;
    }

    /**
     * Does a part of the proof. What was tampered with may not even be readable: then that is what is found, and the proof
     * goes on.
     */
    void guarded(long batch, String detail, Runnable part) {
        try {
            part.run();
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException e) {
            // The database itself is in trouble, and nothing is proven.
            throw e;
        } catch (RuntimeException e) {
            add(Difference.of(batch, Kind.UNREADABLE, detail.isEmpty() ? String.valueOf(e.getMessage()) : detail));
        }
    }

    /** Compares what each account has by what is posted with what it should have. */
    void compare(long batch, Map<Account, Long> posted, Map<Account, Long> proven, Kind kind) {
        Set<Account> accounts = new TreeSet<>(Settlement.ACCOUNTS);
        accounts.addAll(posted.keySet());
        accounts.addAll(proven.keySet());
        for (var account : accounts) {
            long is = posted.getOrDefault(account, 0L);
            long should = proven.getOrDefault(account, 0L);
            if (is != should) add(Difference.of(batch, kind, account, is, should));
        }
    }

    /** What each account received, less what it paid. */
    static Map<Account, Long> net(List<LedgerEntry> entries) {
        var net = new HashMap<Account, Long>();
        for (var entry : entries) {
            net.merge(entry.key().account(), entry.amount(), Math::addExact);
            net.merge(entry.key().counter(), Math.negateExact(entry.amount()), Math::addExact);
        }
        return net;
    }
}
