package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.platform.Grammar;
import concentric.platform.Term;
import concentric.platform.Word;
import concentric.platform.Word.Form;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A text says each term as the organisation calls it")
class TermMarksTest {

    private static final Grammar ENGLISH = grammar("en", "a an", "one many", "a|unit|units", "an|offer|offers");

    private static final Grammar GERMAN = grammar(
            "de",
            "die der das",
            "one many genitive dative accusative dative-many",
            "die|Einheit|Einheiten",
            "das|Angebot|Angebote|Angebots|||Angeboten");

    private static final Map<Term, Word> CELL =
            Map.of(Term.UNIT, new Word("an", Map.of(Form.ONE, "island", Form.MANY, "islands")));

    private static final Map<Term, Word> KREIS = Map.of(
            Term.UNIT,
            new Word(
                    "der",
                    Map.of(
                            Form.ONE, "Kreis",
                            Form.MANY, "Kreise",
                            Form.GENITIVE, "Kreises",
                            Form.DATIVE_MANY, "Kreisen")));

    private static Grammar grammar(String language, String kinds, String forms, String unit, String others) {
        var texts = new HashMap<String, String>();
        texts.put("grammar.kinds", kinds);
        texts.put("grammar.forms", forms);
        for (var term : Term.values()) texts.put("word." + term.key(), term == Term.UNIT ? unit : others);
        return TermMarks.grammar(language, (key, args) -> String.valueOf(texts.get(key)));
    }

    private static String english(String text) {
        return TermMarks.filled(text, ENGLISH, CELL);
    }

    private static String german(String text) {
        return TermMarks.filled(text, GERMAN, KREIS);
    }

    @Test
    @DisplayName("one, several, with a capital, with the article of its kind")
    void inEnglish() {
        assertThat(english("[Units] and [a/an unit], [A/An offer]; {0,choice,1#one [unit]|1<{0} [units]}"))
                .isEqualTo("Islands and an island, An offer; {0,choice,1#one island|1<{0} islands}");
        assertThat(TermMarks.filled("[A/An unit], [a/an offer]", ENGLISH, Map.of()))
                .isEqualTo("A unit, an offer");
    }

    @Test
    @DisplayName("in any case, and whatever else depends on the gender")
    void inGerman() {
        assertThat(german("[die/der/das unit] [der/des/des unit.genitive], mit [units.dative]; [unit.dative]"))
                .isEqualTo("der Kreis des Kreises, mit Kreisen; Kreis");
        assertThat(german("[Neue/Neuer/Neues unit], [die/der/das :unit] wächst"))
                .isEqualTo("Neuer Kreis, der wächst");
        assertThat(TermMarks.filled("mit [units.dative], [offers.dative]", GERMAN, Map.of()))
                .isEqualTo("mit Einheiten, Angeboten");
    }

    @Test
    @DisplayName("what is no mark stays as it is")
    void noMark() {
        assertThat(english("payments[3].amount, [1], a $1 cut")).isEqualTo("payments[3].amount, [1], a $1 cut");
    }

    @Test
    @DisplayName("a mark of no term, and one that does not list each kind, are errors")
    void wrong() {
        assertThatThrownBy(() -> english("[squad]")).hasMessageContaining("no term in [squad]");
        assertThatThrownBy(() -> german("[die/der unit]")).hasMessageContaining("not one a kind");
        assertThatThrownBy(() -> german("[unit.vocative]")).hasMessageContaining("no form vocative");
    }
}
