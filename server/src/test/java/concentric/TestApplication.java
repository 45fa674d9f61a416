package concentric;

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
