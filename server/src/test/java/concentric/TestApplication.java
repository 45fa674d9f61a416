package concentric;

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
@Import(Ovens.class)
class TestApplication {

    @Bean
    @Primary
    DataSource testDatabase() {
        return TestDatabase.shared();
    }

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    /** Gives each test class a database of its own. */
    static final class FreshDatabase implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            SpringExtension.getApplicationContext(context)
                    .getBean(MovableClock.class)
                    .reset();
            TestDatabase.shared().renew();
        }
    }
}
