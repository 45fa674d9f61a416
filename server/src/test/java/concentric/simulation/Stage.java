package concentric.simulation;

import concentric.simulation.Truth.Edition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Where a world is played: a database of its own, the programs that run on it, and a clock that all of them ask. */
final class Stage implements AutoCloseable {

    /** Two programs may run on one database at once, as when a new one starts before the old one has ended. */
    static final int PROGRAMS = 2;

    private final Cluster cluster;
    private final String database;
    private final Clock clock;
    private final Shelf shelf;
    private final List<Connection> own = new ArrayList<>();
    private final JdbcClient locks;
    private final @Nullable Program[] programs = new Program[PROGRAMS];
    private final @Nullable Wire[] wires = new Wire[PROGRAMS];
    private final List<Edition> editions = new ArrayList<>();
    private String stamp;

    /**
     * @param changes what is done to the database before anything happens
     */
    Stage(Cluster cluster, String database, List<String> changes, Instant beginning, ZoneId zone) {
        this.cluster = cluster;
        this.database = database;
        this.clock = new Clock(beginning);
        cluster.execute("create database " + database + " template " + cluster.template());
        try {
            var eye = client();
            changes.forEach(change -> eye.sql(change).update());
            this.shelf = new Shelf(eye, zone);
            this.locks = client();
            this.stamp = shelf.stamp();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JdbcClient client() throws SQLException {
        var connection = cluster.connect(database);
        own.add(connection);
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    Clock clock() {
        return clock;
    }

    Shelf shelf() {
        return shelf;
    }

    /** One of the programs, started if it does not run. */
    Program program(int number) {
        var running = programs[number];
        if (running != null) return running;
        var wire = new Wire(cluster, database, this::committed);
        var started = new Program(wire, clock);
        wires[number] = wire;
        programs[number] = started;
        return started;
    }

    /** Whether it was killed and not started again. */
    boolean isKilled(int number) {
        var wire = wires[number];
        return wire != null && wire.isCut();
    }

    /** Ends a program, however far it is; the next call starts it again. */
    void end(int number) {
        var program = programs[number];
        var wire = wires[number];
        if (wire != null) wire.cut();
        if (program != null) program.close();
        programs[number] = null;
        wires[number] = null;
    }

    /** A clock that stands where it was put. */
    static final class Clock implements InstantSource {

        private volatile Instant now;

        private Clock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void set(Instant instant) {
            now = instant;
        }
    }

    /** After each commit, by whoever has the baton: new contracts count from here on. */
    private synchronized void committed() {
        var now = shelf.stamp();
        if (now.equals(stamp)) return;
        stamp = now;
        editions.add(new Edition(shelf.last(), shelf.book()));
    }

    /** The editions of the contracts since this was asked last. */
    synchronized List<Edition> newEditions() {
        committed();
        var fresh = List.copyOf(editions);
        editions.clear();
        return fresh;
    }

    /** Of these processes of the database, those that wait for a lock of another of them. */
    Set<Integer> blocked(Set<Integer> backends) {
        var all = backends.toArray(Integer[]::new);
        return new HashSet<>(
                locks.sql("""
                        select b.pid from unnest(:all::int[]) as b (pid)
                        where pg_blocking_pids(b.pid) && :all::int[]
                        """).param("all", all).query(Integer.class).list());
    }

    @Override
    public void close() {
        for (int number = 0; number < PROGRAMS; number++) end(number);
        try {
            for (var connection : own) connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        cluster.execute("drop database " + database + " with (force)");
    }
}
