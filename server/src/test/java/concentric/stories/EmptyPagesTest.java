package concentric.stories;

import concentric.ApplicationTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page that can be opened before anything is there: the first visit, and what each page says while it is empty. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class EmptyPagesTest {

    private final Visitor visitor;
    private final List<String> addresses;

    EmptyPagesTest(@LocalServerPort int port, RequestMappingHandlerMapping mappings) {
        this.visitor = Visitor.of(port, Screen.PHONE);
        this.addresses = Addresses.of(mappings).withoutVariables();
    }

    @AfterAll
    void theVisitorLeaves() {
        visitor.close();
    }

    @TestFactory
    Stream<DynamicTest> narrowAndLight() {
        var first = DynamicTest.dynamicTest("the first visit", () -> {
            Inspection.open(visitor, "/");
            visitor.setUp("Acme", "Ann Custodian", "ann");
        });
        var pages = addresses.stream().map(path -> DynamicTest.dynamicTest(path, () -> Inspection.open(visitor, path)));
        return Stream.concat(Stream.of(first), pages);
    }
}
