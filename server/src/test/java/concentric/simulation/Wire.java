package concentric.simulation;

import concentric.simulation.Fault.Point;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The connections of one program to its database. They break where a fault says so, they let callers take turns, and all
 * of them are cut when the program is killed.
 */
final class Wire extends AbstractDataSource implements AutoCloseable {

    /** SQLSTATE: the connection failed. */
    private static final String LOST = "08006";

    /** Ends whatever is under way in a program that was killed. An error, since no program catches its own end. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        Killed() {
            super("the program was killed");
        }
    }

    private final Cluster cluster;
    private final String database;
    private final Runnable committed;
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Set<Line> open = new HashSet<>();
    private volatile boolean cut;

    /**
     * @param committed told after each commit, by whoever made it
     */
    Wire(Cluster cluster, String database, Runnable committed) {
        this.cluster = cluster;
        this.database = database;
        this.committed = committed;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var caller = Caller.current();
        var fault = caller == null ? null : caller.arrives(Point.CONNECT, "");
        dieIfCut();
        if (fault != null) {
            if (fault.kills()) kill();
            throw new SQLException("no connection, as the dice say", "08001");
        }
        return line().lend(caller);
    }

    private synchronized Line line() throws SQLException {
        var known = idle.pollLast();
        if (known != null) return known;
        var fresh = new Line(cluster.connect(database));
        open.add(fresh);
        return fresh;
    }

    private synchronized void giveBack(Line line) {
        if (open.contains(line)) idle.addLast(line);
    }

    private synchronized void discard(Line line) {
        open.remove(line);
        idle.remove(line);
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the wire knows its user");
    }

    /** Whether the program at this end was killed. */
    boolean isCut() {
        return cut;
    }

    private void dieIfCut() {
        if (cut) throw new Killed();
    }

    /** Kills the program at this end, from within. */
    private void kill() {
        cut();
        throw new Killed();
    }

    /** Cuts everything that is open; whatever the program does with its database from now on ends it. */
    void cut() {
        cut = true;
        List<Line> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        all.forEach(Line::breakOff);
    }

    @Override
    public void close() {
        cut();
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** One real connection, lent to one caller at a time. */
    private final class Line implements InvocationHandler {

        private final Connection real;
        private final int backend;
        private final Connection proxy = (Connection) proxy(Connection.class, this);
        private @Nullable Caller caller;
        private volatile boolean broken;
        private boolean lent;

        Line(Connection real) throws SQLException {
            this.real = real;
            this.backend = real.unwrap(PGConnection.class).getBackendPID();
        }

        Connection lend(@Nullable Caller to) {
            caller = to;
            lent = true;
            if (to != null) to.backends().add(backend);
            return proxy;
        }

        private void giveBackLine() throws SQLException {
            if (!lent) return;
            lent = false;
            if (caller != null) caller.backends().remove(backend);
            if (broken) {
                discard(this);
            } else {
                real.setAutoCommit(true);
                giveBack(this);
            }
        }

        /** As a cable that is cut: nobody says goodbye. */
        void breakOff() {
            broken = true;
            if (caller != null) caller.backends().remove(backend);
            try {
                real.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            discard(this);
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "close" -> {
                    giveBackLine();
                    yield null;
                }
                case "isClosed" -> !lent || broken;
                case "equals" -> arguments != null && isSame(self, arguments[0]);
                case "hashCode" -> System.identityHashCode(self);
                default -> use(method, arguments);
            };
        }

        /** A lent connection equals itself only. */
        @SuppressWarnings("ReferenceEquality")
        private static boolean isSame(Object one, @Nullable Object other) {
            return one == other;
        }

        private @Nullable Object use(Method method, Object @Nullable [] arguments) throws Throwable {
            dieIfCut();
            usable();
            return switch (method.getName()) {
                case "commit" -> {
                    at(Point.COMMIT, "", method, real, arguments);
                    yield null;
                }
                case "rollback" -> {
                    if (caller != null) caller.yields("ROLLBACK");
                    dieIfCut();
                    yield call(real, method, arguments);
                }
                // What is copied goes past us from here on.
                case "unwrap" -> at(Point.STATEMENT, "copy", method, real, arguments);
                case "createStatement" -> statement(Statement.class, call(real, method, arguments), "");
                case "prepareStatement" ->
                    statement(
                            PreparedStatement.class,
                            call(real, method, arguments),
                            arguments == null ? "" : String.valueOf(arguments[0]));
                default -> call(real, method, arguments);
            };
        }

        private void usable() throws SQLException {
            if (broken) throw new SQLException("the connection is broken", LOST);
        }

        private Object statement(Class<?> type, @Nullable Object statement, String sql) {
            if (statement == null) throw new IllegalStateException("no statement");
            return proxy(type, (self, method, arguments) -> {
                if (method.getName().equals("getConnection")) return proxy;
                if (!method.getName().startsWith("execute")) return call(statement, method, arguments);
                dieIfCut();
                usable();
                var text =
                        arguments == null || arguments.length == 0 || !(arguments[0] instanceof String own) ? sql : own;
                return at(Point.STATEMENT, text, method, statement, arguments);
            });
        }

        private @Nullable Object at(Point point, String what, Method method, Object real, Object @Nullable [] arguments)
                throws Throwable {
            if (caller == null) return call(real, method, arguments);
            var before = caller.arrives(point, what);
            dieIfCut();
            usable();
            if (before != null) strike(before);
            var result = call(real, method, arguments);
            if (point == Point.COMMIT) committed.run();
            var after = caller.leaves(point);
            if (after != null) strike(after);
            return result;
        }

        private void strike(Fault fault) throws SQLException {
            if (fault.kills()) kill();
            breakOff();
            throw new SQLException("the connection broke, as the dice say", LOST);
        }
    }
}
