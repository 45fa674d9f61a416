package concentric.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartException;

@DisplayName("An outage is told from a mistake")
class OutageTest {

    @Test
    @DisplayName("nobody listens where the database should be")
    void nobodyListens() {
        var source = new DriverManagerDataSource("jdbc:postgresql://localhost:1/none");
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));

        var refused = catchThrowable(() -> transaction.executeWithoutResult(status -> {}));

        assertThat(Outage.shownBy(refused)).contains(Outage.AWAY);
        assertThat(Outage.reason(refused))
                .contains("Connection to localhost:1 refused")
                .doesNotContain("\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"08001", "08003", "08006", "57P01", "57P02", "57P03"})
    @DisplayName("the connection is lost, or the database starts or stops")
    void away(String state) {
        assertThat(Outage.shownBy(said(state))).contains(Outage.AWAY);
    }

    @Test
    @DisplayName("no connection is free in time")
    void busy() {
        assertThat(Outage.shownBy(said("53300"))).contains(Outage.BUSY);
        assertThat(Outage.shownBy(new SQLTransientConnectionException("timed out")))
                .contains(Outage.AWAY);
    }

    @Test
    @DisplayName("a disk is full: the database’s, or the one that uploads are written to")
    void full() {
        assertThat(Outage.shownBy(said("53100"))).contains(Outage.FULL);
        assertThat(Outage.shownBy(new BatchUpdateException("", "53100", 0, new int[0])))
                .contains(Outage.FULL);
        assertThat(Outage.shownBy(new MultipartException("", new IOException("No space left on device"))))
                .contains(Outage.FULL);
    }

    @Test
    @DisplayName("undoing failed too, because the connection is gone")
    void undoing() {
        var undoing = new TransactionSystemException("", new SQLException("Connection is closed"));
        undoing.initApplicationException(said("08006"));

        assertThat(Outage.shownBy(undoing)).contains(Outage.AWAY);

        var closing = new IllegalStateException(new SQLException("Connection is closed"));
        closing.addSuppressed(said("57P01"));
        assertThat(Outage.shownBy(closing)).contains(Outage.AWAY);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"08P01", "22021", "23505", "40P01", "42601", "57014"})
    @DisplayName("anything else is none")
    void mistakes(String state) {
        assertThat(Outage.shownBy(said(state))).isEmpty();
        assertThat(Outage.shownBy(new IllegalStateException())).isEmpty();
    }

    private static RuntimeException said(String state) {
        return new UncategorizedSQLException("", "", new SQLException("as the server said", state));
    }
}
