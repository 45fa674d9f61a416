package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser.Answer;
import concentric.DatabaseDoor;
import concentric.OvenShop;
import concentric.TablesOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("During an outage of the database")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class OutageAnswersTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final int port;
    private final DatabaseDoor door;
    private final DataSource connections;
    private final TablesOwner owner;
    private OvenShop shop;

    OutageAnswersTest(@LocalServerPort int port, DatabaseDoor door, DataSource connections, TablesOwner owner) {
        this.port = port;
        this.door = door;
        this.connections = connections;
        this.owner = owner;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void anOrganisation() {
        shop = OvenShop.foundAndSign(port);
    }

    @AfterEach
    void over() {
        door.open();
        await().until(() -> shop.custodian.get("/health").status() == 200);
    }

    @Test
    @DisplayName("every call and every page is answered 503 within five seconds, and when to come back")
    void away() {
        door.shut();

        var call = inTime(() -> shop.post("/api/payments", OvenShop.payment("away")));
        assertThat(call.status()).isEqualTo(503);
        assertThat(call.header("Content-Type")).startsWith("application/problem+json");
        assertThat(call.header("Retry-After")).isEqualTo("5");
        assertThat(call.body()).contains("\"code\":\"database-away\"", "The database doesn’t answer");

        var page = inTime(() -> shop.custodian.get("/network/units"));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Retry-After")).isEqualTo("5");
        assertThat(page.body()).contains("<h1>Not now</h1>", "The database doesn’t answer");

        var health = inTime(() -> shop.custodian.get("/health"));
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).isEqualTo("{\"status\":\"down\"}");
    }

    @Test
    @DisplayName("nobody waits for the failures of others")
    void together() {
        door.shut();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(i -> callers.submit(
                            () -> inTime(() -> shop.post("/api/payments", OvenShop.payment("together" + i)))))
                    .toList();
            for (var answer : answers) assertThat(answer).succeedsWithin(FIVE_SECONDS);
        }
    }

    @Test
    @DisplayName("what is scheduled says so in few lines, and goes on by itself when it is over")
    void quiet(CapturedOutput output) {
        var before = output.getOut().length();
        door.shut();
        await().until(() -> shop.custodian.get("/health").status() == 503);
        await().until(() -> output.getOut().substring(before).contains("The database does not answer"));
        door.open();
        await().until(() -> shop.custodian.get("/health").status() == 200);

        shop.accepted("/api/payments", OvenShop.payment("after"));
        assertThat(shop.post("/api/ledger/proof?full=true", "").body()).contains("\"differences\":[]");
        var said = output.getOut().substring(before);
        assertThat(said).doesNotContain("\tat ");
        assertThat(said.lines().filter(line -> line.contains("The database does not answer")))
                .hasSize(1);
        assertThat(said.lines().filter(line -> line.contains("The database answers again")))
                .hasSize(1);
    }

    @Test
    @DisplayName("while all connections are in use, 503 within five seconds")
    void busy() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            // What the program itself does now and then gives its connections back.
            await().until(() -> {
                try {
                    taken.add(connections.getConnection());
                    return false;
                } catch (SQLException e) {
                    return true;
                }
            });

            var call = inTime(() -> shop.post("/api/payments", OvenShop.payment("busy")));

            assertThat(call.status()).isEqualTo(503);
            assertThat(call.body()).contains("\"code\":\"database-busy\"");
        } finally {
            for (var connection : taken) connection.close();
        }
    }

    @Test
    @DisplayName("without room on its disk, 507; reading goes on")
    void full() {
        owner.jdbc().sql("""
                        create function payments.no_room() returns trigger language plpgsql as
                        $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$
                        """).update();
        owner.jdbc()
                .sql("create trigger no_room before insert on payments.payment execute function payments.no_room()")
                .update();
        try {
            var call = shop.post("/api/payments", OvenShop.payment("full"));

            assertThat(call.status()).isEqualTo(507);
            assertThat(call.header("Retry-After")).isEqualTo("5");
            assertThat(call.body()).contains("\"code\":\"disk-full\"", "no room left on the disk");
            assertThat(shop.custodian.get("/network/units").status()).isEqualTo(200);
        } finally {
            owner.jdbc().sql("drop trigger no_room on payments.payment").update();
        }
        shop.accepted("/api/payments", OvenShop.payment("full"));
    }

    private static Answer inTime(Supplier<Answer> call) {
        long begun = System.nanoTime();
        var answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(FIVE_SECONDS);
        return answer;
    }
}
