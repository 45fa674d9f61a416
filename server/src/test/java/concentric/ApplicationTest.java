package concentric;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/**
 * A test of the whole application over real HTTP, against a real PostgreSQL. All such tests share one application; each
 * class finds an empty database, with an empty organisation nobody has set up, and the clock at the real time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "concentric.database-url=of-the-tests",
            "concentric.data=target/data-of-tests-${random.uuid}",
            "concentric.mail-from=concentric@acme.example",
            "concentric.public-address=https://concentric.acme.example/"
        })
@Import(TestApplication.class)
@ExtendWith(TestApplication.FreshDatabase.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface ApplicationTest {}
