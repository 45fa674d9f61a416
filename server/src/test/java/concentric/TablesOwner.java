package concentric;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever owns the tables and goes past the program: may do what the program’s own role may not. */
@TestComponent
public class TablesOwner {

    /** What the application does to its transactions, and must not do to one that is lent to it. */
    private static final Set<String> KEPT_BACK =
            Set.of("commit", "close", "setAutoCommit", "setReadOnly", "setTransactionIsolation");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.shared().ofOwner());

    /** Changes the database of the test class. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** What the owner does within a transaction. */
    @FunctionalInterface
    public interface Work {
        void on(Connection connection) throws SQLException;
    }

    /**
     * Does something in a transaction of the owner’s that never commits. Whatever the application does meanwhile in this
     * thread, it does in the same transaction, so it sees what the owner did.
     */
    public void inside(Work work) {
        try (var connection = TestDatabase.shared().ofOwner().getConnection()) {
            connection.setAutoCommit(false);
            TestDatabase.shared().lend(lent(connection));
            try {
                work.on(connection);
            } finally {
                TestDatabase.shared().lend(null);
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TablesOwner.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    boolean endsAll = method.getName().equals("rollback") && method.getParameterCount() == 0;
                    if (endsAll || KEPT_BACK.contains(method.getName())) return null;
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
