package concentric.contracts.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.contracts.Template;
import concentric.contracts.Templates;
import concentric.engine.cases.CaseFile;
import concentric.engine.cases.CaseResult;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each template is a case that holds, and fits the cards that it is taken over into. */
@DisplayName("Templates of contracts")
class TemplatesTest {

    static List<String> codes() {
        return Templates.CODES;
    }

    @ParameterizedTest
    @MethodSource("codes")
    @DisplayName("are cases that hold to the cent")
    void proved(String code) {
        assertThat(CaseFile.run(code, Templates.file(code))).isInstanceOf(CaseResult.Passed.class);
    }

    @ParameterizedTest
    @MethodSource("codes")
    @DisplayName("come back from cards as they were")
    void roundTrip(String code) {
        var terms = Template.of(code, Templates.file(code)).terms();
        var text = SheetText.of(Sheet.of(terms)).text();
        assertThat(ContractText.parse(text)).isEqualTo(new Parsing.Parsed<>(terms));
    }

    @ParameterizedTest
    @MethodSource("codes")
    @DisplayName("ask for every role that is in them")
    void roles(String code) {
        var template = Template.of(code, Templates.file(code));
        assertThat(template.roles()).containsAll(template.terms().names()).doesNotHaveDuplicates();
    }
}
