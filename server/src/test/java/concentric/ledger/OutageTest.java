package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** What the poster says while the database is away. */
@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    private final Outage outage = new Outage();

    @Test
    void itIsSaidOnceInOneLineAndOnceThatItIsOver(CapturedOutput output) {
        var nobodyListens = new DriverManagerDataSource("jdbc:postgresql://localhost:1/none");
        var transaction = new TransactionTemplate(new JdbcTransactionManager(nobodyListens));
        for (int i = 0; i < 3; i++) {
            var refused = catchThrowableOfType(
                    CannotCreateTransactionException.class, () -> transaction.executeWithoutResult(status -> {}));
            assertThat(outage.isShownBy(refused)).isTrue();
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("Posting waits")))
                .singleElement()
                .asString()
                .contains("Connection to localhost:1 refused");
        assertThat(output.getOut()).doesNotContain("\tat ");

        outage.isOver();
        outage.isOver();
        assertThat(output.getOut().lines().filter(line -> line.contains("The database is back")))
                .hasSize(1);
        assertThat(outage.isShownBy(lost("08006"))).isTrue();
        assertThat(output.getOut().lines().filter(line -> line.contains("Posting waits")))
                .as("the next one is said again")
                .hasSize(2);
    }

    @Test
    void aServerThatShutsDownIsAway() {
        assertThat(outage.isShownBy(lost("57P01"))).isTrue();
    }

    @Test
    void whateverElseIsWrongIsNoOutage(CapturedOutput output) {
        assertThat(outage.isShownBy(lost("53100"))).as("a full disk").isFalse();
        assertThat(outage.isShownBy(new CannotCreateTransactionException("", new IllegalStateException())))
                .as("a mistake of the program")
                .isFalse();
        assertThat(output.getOut()).doesNotContain("Posting waits");
    }

    private static NestedRuntimeException lost(String sqlState) {
        return new DataAccessResourceFailureException("", new SQLException("as the server said", sqlState));
    }
}
