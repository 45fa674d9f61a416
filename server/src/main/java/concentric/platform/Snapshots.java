package concentric.platform;

import java.lang.reflect.UndeclaredThrowableException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One picture of the database for a whole page, so that its figures agree with each other. Since nothing changes in it, the
 * same question is asked {@linkplain #once once}; and what has not changed since an earlier picture is {@linkplain #keep kept}.
 */
@Component
public class Snapshots {

    /**
     * The level is said to the transaction that began: said to the connection, it would cost four more ways to the
     * database. The stamps are the first that is read, and so of the same picture as all that follows.
     */
    private static final String BEGIN = """
            set transaction isolation level repeatable read;
            select relation, stamp from platform.stamp order by relation, stamp
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final Set<String> tables = ConcurrentHashMap.newKeySet();

    Snapshots(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * Lets something read one state of the database, whatever is written meanwhile; it can't write.
     *
     * @throws Exception what reading throws
     */
    public <T extends @Nullable Object> T read(Callable<T> page) throws Exception {
        try {
            return reading.execute(status -> read(page, status));
        } catch (UndeclaredThrowableException e) {
            if (e.getUndeclaredThrowable() instanceof Exception checked) throw checked;
            throw e;
        }
    }

    private <T extends @Nullable Object> T read(Callable<T> page, TransactionStatus status) {
        // There is nothing to commit, and a refusal that the page shows must not end in an error.
        status.setRollbackOnly();
        new Snapshot(stamps()).open();
        try {
            return page.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private Map<String, String> stamps() {
        return jdbc.execute(BEGIN, (PreparedStatement statement) -> {
            statement.execute();
            statement.getMoreResults();
            return stamps(statement);
        });
    }

    private static Map<String, String> stamps(PreparedStatement statement) throws SQLException {
        var stamps = new HashMap<String, String>();
        try (var rows = statement.getResultSet()) {
            while (rows.next()) stamps.merge(rows.getString(1), rows.getString(2), String::concat);
        }
        return stamps;
    }

    /**
     * The answer to a question of which a page can't get two: it is asked the first time. Outside of a snapshot it is asked
     * each time.
     *
     * @param question equal to itself only, or to what asks the same
     */
    public <T> T once(Object question, Supplier<T> asked) {
        return Snapshot.current().map(open -> open.once(question, asked)).orElseGet(asked);
    }

    /**
     * Something that is read of tables that seldom change, and only of them. What is read must never change, or only grow
     * by what is read of the same tables, as a map does that is filled as it is asked.
     *
     * @param tables with their schema; each has a trigger for {@code platform.changed()}
     */
    public <T> Kept<T> keep(Supplier<T> read, String... tables) {
        this.tables.addAll(List.of(tables));
        return new Kept<>(read, List.of(tables));
    }

    /**
     * Things of tables that seldom change, and only of them, each kept from when it is asked for first.
     *
     * @param read finds those of some keys; what there is not is missing
     * @param tables as for {@link #keep}
     */
    public <K, V> Gathered<K, V> gather(Function<Collection<K>, Map<K, V>> read, String... tables) {
        return new Gathered<>(this, read, tables);
    }

    /** All tables of which anything is kept. */
    public Collection<String> tables() {
        return Set.copyOf(tables);
    }

    /** The picture that a transaction reads. */
    static final class Snapshot implements TransactionSynchronization {

        private final Map<String, String> stamps;
        private final Map<Object, Object> answers = new HashMap<>();

        private Snapshot(Map<String, String> stamps) {
            this.stamps = stamps;
        }

        static Optional<Snapshot> current() {
            return Optional.ofNullable((Snapshot) TransactionSynchronizationManager.getResource(Snapshots.class));
        }

        private void open() {
            resume();
            TransactionSynchronizationManager.registerSynchronization(this);
        }

        /** What these tables are as long as it stays the same. */
        String stamp(List<String> tables) {
            return tables.stream().map(table -> stamps.getOrDefault(table, "")).collect(Collectors.joining(" "));
        }

        /** Asks while answering may ask for more, so nothing is held meanwhile. */
        @SuppressWarnings("unchecked") // whoever asks the same question expects the same answer
        <T> T once(Object question, Supplier<T> asked) {
            var known = answers.get(question);
            if (known != null) return (T) known;
            var answer = asked.get();
            answers.put(question, answer);
            return answer;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Snapshots.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Snapshots.class, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Snapshots.class);
        }
    }
}
