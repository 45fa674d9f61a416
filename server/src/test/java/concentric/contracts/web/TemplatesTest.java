package concentric.contracts.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.contracts.Template;
import concentric.contracts.Templates;
import concentric.engine.cases.CaseFile;
import concentric.engine.cases.CaseResult;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each template is a case that holds, and is taken over as it is. */
@DisplayName("Templates of contracts")
class TemplatesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    static List<String> codes() {
        return Templates.CODES;
    }

    @ParameterizedTest
    @MethodSource("codes")
    @DisplayName("are cases that hold to the cent")
    void proved(String code) {
        assertThat(CaseFile.run(code, Templates.file(code))).isInstanceOf(CaseResult.Passed.class);
    }

    static List<String> live() {
        return codes().stream().filter(code -> !template(code).isClosing()).toList();
    }

    @ParameterizedTest
    @MethodSource("live")
    @DisplayName("come back from cards as they were, if they do nothing at a close")
    void roundTrip(String code) {
        var terms = template(code).terms();
        var text = SheetText.of(Sheet.of(terms)).text();
        assertThat(ContractText.parse(text)).isEqualTo(new Parsing.Parsed<>(terms));
    }

    @ParameterizedTest
    @MethodSource("codes")
    @DisplayName("are taken over with every role renamed, and nothing else")
    void renamed(String code) {
        var template = template(code);
        UnaryOperator<String> other = role -> "the other " + role;
        var text = template.text("percent of gross", template.terms().currency(), DAY, other);
        assertThat(ContractText.parse(text)).isInstanceOf(Parsing.Parsed.class);
        var back = text.replace("percent of gross", template.terms().name()).replaceAll("\"the other (.*?)\"", "$1");
        var dated = template.text(template.terms().name(), template.terms().currency(), DAY, UnaryOperator.identity());
        assertThat(back.replace("\"" + template.terms().name() + "\"", "NAME"))
                .isEqualTo(dated.replace(ContractText.name(template.terms().name()), "NAME"));
        assertThat(text.split("the other ", -1).length - 1)
                .isGreaterThanOrEqualTo(template.roles().size());
    }

    @ParameterizedTest
    @MethodSource("codes")
    @DisplayName("ask for every role that is in them")
    void roles(String code) {
        var template = template(code);
        assertThat(template.roles()).containsAll(template.terms().names()).doesNotHaveDuplicates();
    }

    private static Template template(String code) {
        return Template.of(code, Templates.file(code));
    }
}
