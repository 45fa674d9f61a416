package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ledger.Batches;
import concentric.people.Accounts;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page, wide and light. The list of them is held against the controllers, so that a new page can't be forgotten. */
class EveryPageTest extends EveryPage {

    EveryPageTest(
            @LocalServerPort int port, RequestMappingHandlerMapping mappings, Batches batches, Accounts accounts) {
        super(port, mappings, batches, accounts);
    }

    @Test
    void noPageIsForgotten() {
        assertThat(forgotten()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> wideAndLight() {
        return on(Screen.WIDE);
    }

    /** For {@code bin/drill pages}: twice the time for what rarely differs. */
    @TestFactory
    Stream<DynamicTest> theOtherTwoIfAskedFor() {
        return Boolean.getBoolean("concentric.every-screen")
                ? Stream.concat(on(Screen.WIDE.dark()), on(Screen.PHONE))
                : Stream.empty();
    }
}
