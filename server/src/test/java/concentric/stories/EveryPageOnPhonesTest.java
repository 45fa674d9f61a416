package concentric.stories;

import concentric.ledger.Batches;
import concentric.people.Accounts;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page on a narrow phone and dark: a class of its own, since the two take the longest of all tests and so run side by side. */
class EveryPageOnPhonesTest extends EveryPage {

    EveryPageOnPhonesTest(
            @LocalServerPort int port, RequestMappingHandlerMapping mappings, Batches batches, Accounts accounts) {
        super(port, mappings, batches, accounts);
    }

    @TestFactory
    Stream<DynamicTest> narrowAndDark() {
        return on(Screen.PHONE.dark());
    }
}
