package concentric.stories;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the inspection finds what it looks for. */
class InspectionTest {

    private static final String GOOD = """
            <!doctype html><html lang="en"><head><title>A page · Concentric</title></head>
            <body><main><h1>A page</h1>%s</main></body></html>""";

    @Test
    void aGoodPagePasses() {
        try (var visitor = new Visitor("http://localhost", Screen.PHONE)) {
            visitor.page().setContent(GOOD.formatted("<p>Nothing is wrong here.</p>"));
            Inspection.of(visitor);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <input>                                                 | label
            <p style="color: #ccc; background: #fff">pale</p>       | color-contrast
            <h1>Another</h1>                                        | h1 on
            <svg width="1000" height="10" aria-hidden="true"></svg> | wider than the screen
            <script>console.error("planted")</script>               | planted
            <script>nowhere()</script>                              | nowhere
            """)
    void aBadPageDoesNot(String planted, String found) {
        var visitor = new Visitor("http://localhost", Screen.PHONE);
        visitor.page().setContent(GOOD.formatted(planted));
        assertThatThrownBy(() -> Inspection.of(visitor)).hasMessageContaining(found);
        visitor.complaints();
        visitor.close();
    }
}
