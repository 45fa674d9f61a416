package concentric.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("The log during an outage")
@ExtendWith(OutputCaptureExtension.class)
class OutageLogTest {

    private final Exception away = new IllegalStateException(new SQLException("nobody\n  listens", "08001"));
    private final Exception mistake = new IllegalStateException(new SQLException("no such table", "42P01"));

    private final OutageLog outageLog = new OutageLog();

    @BeforeEach
    void begin() {
        outageLog.afterPropertiesSet();
    }

    @AfterEach
    void end() {
        outageLog.destroy();
    }

    @Test
    @DisplayName("whoever fails because of it is named once, in one line")
    void once(CapturedOutput output) {
        var library = logger("a.Library");
        for (int i = 0; i < 3; i++) library.error("asked in vain", away);
        logger("an.Other").warn("task {} of {} waits", 1, "many", away);

        assertThat(output.getOut().lines().filter(line -> line.contains("OutageLog")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("Library: asked in vain: nobody listens"),
                        line -> assertThat(line).endsWith("Other: task 1 of many waits: nobody listens"));
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    @Test
    @DisplayName("a mistake is told in full, each time")
    void mistakes(CapturedOutput output) {
        for (int i = 0; i < 2; i++) logger("a.Program").error("asked wrongly", mistake);

        assertThat(output.getOut().lines().filter(line -> line.endsWith("asked wrongly")))
                .hasSize(2);
        assertThat(output.getOut()).contains("\tat ");
    }

    @Test
    @DisplayName("what is not to be logged stays so")
    void below(CapturedOutput output) {
        logger("a.Library").debug("asked in vain", away);

        assertThat(output.getOut()).doesNotContain("asked in vain");
    }

    private static Logger logger(String name) {
        return LoggerFactory.getLogger(OutageLogTest.class.getName() + "." + name);
    }
}
