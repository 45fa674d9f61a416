package concentric.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.ApplicationTest;
import concentric.Ovens;
import concentric.TablesOwner;
import concentric.network.Founding;
import concentric.network.Unit;
import concentric.network.UnitDraft;
import concentric.network.UnitFilter;
import concentric.network.UnitKind;
import concentric.network.Units;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("What a page reads is one state of the database, and what is kept in memory is of that state")
class SnapshotsTest {

    private static final long SEED = 20261122;
    private static final int STEPS = 2_000;
    private static final int AT_ONCE = 4;

    private final Snapshots snapshots;
    private final Units units;
    private final Ovens ovens;
    private final TablesOwner owner;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private Actor custodian = new Actor(0, "", false);

    SnapshotsTest(
            Snapshots snapshots,
            Units units,
            Ovens ovens,
            TablesOwner owner,
            JdbcClient jdbc,
            DataSource database,
            TransactionTemplate transaction) {
        this.snapshots = snapshots;
        this.units = units;
        this.ovens = ovens;
        this.owner = owner;
        this.jdbc = jdbc;
        this.database = database;
        this.transaction = transaction;
    }

    @BeforeAll
    void anOrganisation() {
        custodian = ovens.found();
        owner.jdbc().sql("create table platform.planted (n int)").update();
        owner.jdbc().sql("""
                        create trigger planted_changed after insert or update or delete or truncate on platform.planted
                        for each statement execute function platform.changed()
                        """).update();
        owner.jdbc()
                .sql("grant select, insert, delete on platform.planted to "
                        + jdbc.sql("select current_user").query(String.class).single())
                .update();
    }

    @Test
    @DisplayName("every table of which anything is kept leaves a stamp with whatever changes it")
    void triggers() {
        var leaving = jdbc.sql("""
                        select n.nspname || '.' || c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        where t.tgfoid = 'platform.changed'::regproc and t.tgenabled = 'O'
                          and pg_get_triggerdef(t.oid) like
                              '% AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON % FOR EACH STATEMENT EXECUTE %'
                        """).query(String.class).list();

        assertThat(leaving).contains("network.unit").containsAll(snapshots.tables());
    }

    @Test
    @DisplayName("what was committed before is seen, what is committed meanwhile is not, and afterwards it is")
    void oneState() {
        read(() -> assertThat(names()).doesNotContain("Fresh bread"));

        read(() -> {
            var before = names();
            CompletableFuture.runAsync(() -> found("bakery", "Fresh bread")).join();
            // Another page keeps what it sees, which is newer.
            CompletableFuture.runAsync(() -> read(() -> assertThat(names()).contains("Fresh bread")))
                    .join();
            assertThat(names()).isEqualTo(before).doesNotContain("Fresh bread");
            assertThat(units.find("bakery")).isEmpty();
            assertThat(units.count(UnitFilter.ALL)).isEqualTo(before.size());
        });

        read(() -> assertThat(names()).contains("Fresh bread"));
        read(() -> assertThat(units.find("bakery")).isPresent());
    }

    @Test
    @DisplayName("a change by another program, or past all of them, is seen by the next page")
    void pastTheProgram() {
        read(() -> assertThat(units.find("Oven").orElseThrow().purpose()).isEmpty());

        owner.jdbc()
                .sql(
                        "update network.unit set purpose = 'Warm' where id = (select id from platform.party where code = 'Oven')")
                .update();

        read(() -> assertThat(units.find("Oven").orElseThrow().purpose()).isEqualTo("Warm"));
        owner.jdbc()
                .sql(
                        "update network.unit set purpose = '' where id = (select id from platform.party where code = 'Oven')")
                .update();
        read(() -> assertThat(units.find("Oven").orElseThrow().purpose()).isEmpty());
    }

    @Test
    @DisplayName("what is kept answers as the database does")
    void asTheDatabase() {
        for (var kind : UnitKind.values()) {
            var filter = new UnitFilter("", Optional.of(kind), "", Optional.empty());
            var asked = units.list(filter, 1, 2);
            long count = units.count(filter);
            read(() -> {
                assertThat(units.list(filter, 1, 2)).isEqualTo(asked);
                assertThat(units.count(filter)).isEqualTo(count);
            });
        }
        var all = units.list(UnitFilter.ALL, 0, Integer.MAX_VALUE);
        var fields = units.fields();
        read(() -> {
            assertThat(units.list(UnitFilter.ALL, 0, Integer.MAX_VALUE)).isEqualTo(all);
            assertThat(units.fields()).isEqualTo(fields);
        });
    }

    @Test
    @DisplayName("whoever writes asks the database: what a transaction did itself, it sees")
    void whoWrites() {
        var kept = snapshots.keep(this::planted, "platform.planted");

        assertThat(kept.now()).isEmpty();
        transaction.executeWithoutResult(status -> {
            assertThat(kept.now()).isEmpty();
            status.setRollbackOnly();
        });
        read(() -> assertThat(kept.now()).contains(planted()));
    }

    @Test
    @DisplayName("it can’t write")
    void readOnly() {
        read(() -> assertThatThrownBy(() ->
                        jdbc.sql("insert into platform.planted values (1)").update())
                .isInstanceOf(DataAccessException.class));
    }

    @Test
    @DisplayName(
            "the same question is asked once in it, and each time outside; a transaction of its own asks for itself")
    void once() {
        var asked = new AtomicInteger();
        read(() -> {
            assertThat(snapshots.once("how many?", asked::incrementAndGet)).isEqualTo(1);
            assertThat(snapshots.once("how many?", asked::incrementAndGet)).isEqualTo(1);
            var separately = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
            separately.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            assertThat(separately.<Integer>execute(status -> snapshots.once("how many?", asked::incrementAndGet)))
                    .isEqualTo(2);
            assertThat(snapshots.once("how many?", asked::incrementAndGet)).isEqualTo(1);
        });
        assertThat(snapshots.once("how many?", asked::incrementAndGet)).isEqualTo(3);
    }

    @Test
    @DisplayName("nobody who changes a table waits for another who does, and the same stamps always mean the same rows")
    void sameStampsSameRows() throws SQLException {
        var random = new SplittableRandom(SEED);
        Map<String, List<Integer>> meant = new HashMap<>();
        var kept = snapshots.keep(this::planted, "platform.planted");
        var open = new ArrayList<Connection>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                var connection = database.getConnection();
                connection.setAutoCommit(false);
                open.add(connection);
            }
            for (int step = 0; step < STEPS; step++) {
                change(open.get(random.nextInt(AT_ONCE)), step, random);
                var rows = jdbc.sql("""
                                select (select coalesce(string_agg(stamp::text, ' ' order by stamp), '') from platform.stamp
                                        where relation = 'platform.planted') as stamps,
                                    (select coalesce(array_agg(n order by n), '{}') from platform.planted) as rows
                                """)
                        .query((rs, n) -> Map.entry(rs.getString("stamps"), List.of((Integer[])
                                rs.getArray("rows").getArray())))
                        .single();
                assertThat(meant.computeIfAbsent(rows.getKey(), stamps -> rows.getValue()))
                        .as("step %d", step)
                        .isEqualTo(rows.getValue());
                read(() -> assertThat(kept.now()).contains(rows.getValue()));
            }
        } finally {
            for (var connection : open) {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.close();
            }
        }
        assertThat(meant).hasSizeGreaterThan(STEPS / 10);
        assertThat(jdbc.sql("select count(*) from platform.stamp where relation = 'platform.planted'")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(AT_ONCE);
    }

    /** Adds something, or takes all away that it can see; commits, takes back all or a part of it, or goes on. */
    private static void change(Connection connection, int step, SplittableRandom random) throws SQLException {
        try (var statement = connection.createStatement()) {
            switch (random.nextInt(8)) {
                case 0, 1 -> connection.commit();
                case 2 -> connection.rollback();
                case 3 -> {
                    var before = connection.setSavepoint();
                    statement.execute("insert into platform.planted values (" + -step + ")");
                    connection.rollback(before);
                }
                default -> statement.execute("insert into platform.planted values (" + step + ")");
            }
        }
    }

    private List<Integer> planted() {
        return jdbc.sql("select n from platform.planted order by n")
                .query((rs, n) -> rs.getInt(1))
                .list();
    }

    private List<String> names() {
        return units.list(UnitFilter.ALL, 0, Integer.MAX_VALUE).stream()
                .map(Unit::name)
                .toList();
    }

    private void found(String code, String name) {
        assertThat(units.found(new UnitDraft(code, name, "node", "", ""), custodian))
                .isInstanceOf(Founding.Founded.class);
    }

    private void read(Runnable page) {
        try {
            snapshots.read(() -> {
                page.run();
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
