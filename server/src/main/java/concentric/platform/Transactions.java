package concentric.platform;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Transactions as Spring has them, but for snapshots: that a transaction is one is said by its first statement. Spring
 * would ask what the connection does else, change that, and change it back afterwards: three journeys to the database more.
 */
@Component
class Transactions extends JdbcTransactionManager {

    @Serial
    private static final long serialVersionUID = 1;

    Transactions(DataSource dataSource) {
        super(dataSource);
    }

    /** A transaction that says itself that it is a snapshot. */
    private static final class Snapshot extends DefaultTransactionDefinition {

        @Serial
        private static final long serialVersionUID = 1;

        Snapshot(TransactionDefinition definition) {
            super(definition);
            setIsolationLevel(ISOLATION_DEFAULT);
        }
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        boolean isSnapshot = definition.getIsolationLevel() == TransactionDefinition.ISOLATION_REPEATABLE_READ;
        super.doBegin(transaction, isSnapshot ? new Snapshot(definition) : definition);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        if (!(definition instanceof Snapshot)) return;
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
        }
    }
}
