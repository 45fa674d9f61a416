package concentric;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import concentric.platform.DataPath;
import concentric.platform.DatabaseOwner;
import concentric.platform.ProgramRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** What differs from the real application: where its database is, and that its clock can be moved. */
@TestConfiguration(proxyBeanMethods = false)
@Import({Ovens.class, TablesOwner.class})
class TestApplication {

    @Bean
    @Primary
    DatabaseOwner testOwner() {
        return TestDatabase.shared().owner();
    }

    @Bean
    @Primary
    DataSource testDatabase(ProgramRole role) {
        return TestDatabase.shared().as(role);
    }

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    DatabaseDoor databaseDoor() {
        return new DatabaseDoor(TestDatabase.shared());
    }

    /** A mail server like any other, in this process; all mails of all tests arrive there. */
    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail mailServer() {
        return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Bean
    JavaMailSender mailSender(GreenMail mailServer) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mailServer.getSmtp().getPort());
        return sender;
    }

    /** Gives each test class a database of its own, and takes away the checkpoints of the last one. */
    static final class FreshDatabase implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            var application = SpringExtension.getApplicationContext(context);
            application.getBean(MovableClock.class).reset();
            var checkpoints = application.getBean(DataPath.class).path().resolve("checkpoints.jsonl");
            TestDatabase.shared().renew(() -> delete(checkpoints));
        }

        private static void delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
