package concentric.backups.file;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Lets whoever wants connections and transactions of their own work in the one transaction of one connection: beginning,
 * committing and closing are left to whoever holds it. What fails, fails for all of it.
 */
final class OneTransaction extends AbstractDataSource {

    private final Connection connection;

    OneTransaction(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(
                OneTransaction.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "close", "commit", "rollback", "setAutoCommit", "setReadOnly" -> null;
                        default -> {
                            try {
                                yield method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        }
                    };
                });
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("there is one connection");
    }
}
