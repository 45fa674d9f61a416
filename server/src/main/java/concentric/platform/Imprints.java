package concentric.platform;

import concentric.platform.ImprintStore.Columns;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Imprints of tables: the hash of a whole table after each change that came through a door, in a chain. A table that looks
 * otherwise than its last imprint was changed past the program.
 *
 * <p>Meant for tables that people fill, contracts above all; what comes in by the million has seals of its own.
 */
@Service
public class Imprints {

    private final ImprintStore store;
    private final List<String> tables;

    Imprints(ImprintStore store, Collection<Imprinted> imprinted) {
        this.store = store;
        this.tables = imprinted.stream()
                .flatMap(each -> each.tables().stream())
                .sorted()
                .toList();
    }

    /** The tables of a transaction that will have changed when it commits. */
    private final class Changed implements TransactionSynchronization {

        private final Set<String> tables = new TreeSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            imprint(tables);
        }
    }

    /** To be told in the transaction that changes one of the {@linkplain Imprinted imprinted} tables. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(String table) {
        if (!tables.contains(table)) throw new IllegalArgumentException(table + " is not imprinted");
        for (var known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Changed changed) {
                changed.tables.add(table);
                return;
            }
        }
        var changed = new Changed();
        changed.tables.add(table);
        TransactionSynchronizationManager.registerSynchronization(changed);
    }

    private void imprint(Collection<String> changed) {
        // The last lock that a transaction takes: who holds it waits for nobody any more.
        store.takeTurn();
        var lasts = store.lasts();
        var columns = store.columns(changed);
        var looks = store.looks(names(columns), columns);
        @Nullable Imprint before = store.last().orElse(null);
        for (var table : changed) {
            var now = Objects.requireNonNull(looks.get(table), table);
            var last = lasts.get(table);
            if (last != null && last.look().equals(now)) continue;
            before = now.following(before);
            store.insert(before);
        }
    }

    private static Map<String, String> names(Map<String, Columns> columns) {
        var names = new HashMap<String, String>();
        columns.forEach((table, its) -> names.put(table, its.names()));
        return names;
    }

    /**
     * The tables that look otherwise than they did after the last change that came through a door, and
     * {@code platform.imprint} if its own chain doesn't hold.
     */
    @Transactional(readOnly = true)
    public List<String> broken() {
        var broken = new ArrayList<String>();
        var lasts = store.lasts();
        var stay = unchanged(lasts, store.columns(tables));
        for (var table : tables) if (!stay.contains(table)) broken.add(table);
        if (!chainHolds()) broken.add("platform.imprint");
        return broken;
    }

    /** The tables that look as they were imprinted last; or are empty, and never were. */
    private Set<String> unchanged(Map<String, Imprint> lasts, Map<String, Columns> columns) {
        var names = names(columns);
        lasts.forEach((table, last) -> {
            var its = columns.get(table);
            if (its == null) return;
            if (its.have(last.columns())) names.put(table, last.columns());
            else names.remove(table);
        });
        var unchanged = new TreeSet<String>();
        store.looks(names, columns).forEach((table, look) -> {
            var last = lasts.get(table);
            if (last == null ? look.rows() == 0 : last.look().equals(look)) unchanged.add(table);
        });
        return unchanged;
    }

    private boolean chainHolds() {
        try (var all = store.all()) {
            @Nullable Imprint before = null;
            for (var imprint : (Iterable<Imprint>) all::iterator) {
                if (!imprint.follows(before)) return false;
                before = imprint;
            }
            return true;
        }
    }

    /** The end of the chain, which stands for every table as it is; {@link Sha256#NONE} before the first change. */
    @Transactional(readOnly = true)
    public Sha256 head() {
        return store.last().map(Imprint::chain).orElse(Sha256.NONE);
    }

    /** Those of these ends that the chain never had. */
    @Transactional(readOnly = true)
    public Set<Sha256> unknown(Collection<Sha256> heads) {
        return store.unknown(
                heads.stream().filter(head -> !head.equals(Sha256.NONE)).toList());
    }

    /**
     * Imprints tables that have rows but no imprint, because they are older than imprints, and those that got a column
     * and else look as imprinted. Done by the owner after migrating; what was changed past the program stays visible.
     */
    static void begin(DatabaseOwner owner, Collection<Imprinted> imprinted) throws SQLException {
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            var store = new ImprintStore(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            new Imprints(store, imprinted).begin();
            connection.commit();
        }
    }

    private void begin() {
        store.takeTurn();
        var lasts = store.lasts();
        var columns = store.columns(tables);
        var unchanged = unchanged(lasts, columns);
        var open = tables.stream()
                .filter(table -> {
                    var last = lasts.get(table);
                    if (last == null) return !unchanged.contains(table);
                    var now = Objects.requireNonNull(columns.get(table), table).names();
                    return unchanged.contains(table) && !last.columns().equals(now);
                })
                .toList();
        if (!open.isEmpty()) imprint(open);
    }
}
