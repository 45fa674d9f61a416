package concentric.platform.web;

import concentric.platform.Grammar;
import concentric.platform.Term;
import concentric.platform.Word;
import concentric.platform.Word.Form;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The marks in texts at which a term stands, whatever the organisation calls it: {@code [unit]} one of them, {@code [units]}
 * several, {@code [Unit]} with a capital, {@code [unit.dative]} in another form. What depends on the kind of the word, an
 * article, an ending, is listed before it, one for each kind: {@code [a/an unit]}, {@code [die/der/das unit]}; after a colon
 * only that is said, as of a pronoun: {@code [sie/er/es :unit]}.
 */
final class TermMarks {

    private static final Pattern MARK = Pattern.compile("\\[(?:([^\\[\\]]+) )?(:?)([A-Za-z]+)(?:\\.([a-z-]+))?]");

    private TermMarks() {}

    /** The grammar that a language's own texts tell. */
    static Grammar grammar(String language, Texts texts) {
        var kinds = List.of(texts.of("grammar.kinds").split(" "));
        var forms = Arrays.stream(texts.of("grammar.forms").split(" "))
                .map(key -> Form.of(key).orElseThrow())
                .toList();
        var words = new EnumMap<Term, Word>(Term.class);
        for (var term : Term.values()) words.put(term, word(texts.of("word." + term.key()), forms));
        return new Grammar(language, kinds, forms, words);
    }

    /** A kind, then the forms, as {@code die|Einheit|Einheiten}. */
    private static Word word(String text, List<Form> forms) {
        var parts = List.of(text.split("\\|", -1));
        var given = new EnumMap<Form, String>(Form.class);
        for (int i = 1; i < parts.size(); i++) given.put(forms.get(i - 1), parts.get(i));
        return new Word(parts.getFirst(), given);
    }

    /**
     * A text with words in the place of its marks: the organisation's own, or else the language's.
     *
     * @throws IllegalStateException if a mark names no term, or lists too few for the kinds there are
     */
    static String filled(String text, Grammar grammar, Map<Term, Word> own) {
        return MARK.matcher(text).replaceAll(mark -> said(mark, grammar, own).replace("$", "\\$"));
    }

    private static String said(MatchResult mark, Grammar grammar, Map<Term, Word> own) {
        var name = mark.group(3);
        var key = name.toLowerCase(Locale.ROOT);
        boolean many = Term.of(key).isEmpty();
        var term = Term.of(many ? key.substring(0, key.length() - 1) : key)
                .filter(found -> !many || key.endsWith("s"))
                .orElseThrow(() -> new IllegalStateException("no term in " + mark.group()));
        var word = own.getOrDefault(term, grammar.word(term));
        var before = mark.group(1) == null ? "" : chosen(mark, grammar, word);
        if (!mark.group(2).isEmpty()) return before;
        var said = word.in(form(mark.group(4), many));
        boolean capital = Character.isUpperCase(name.charAt(0));
        return (before.isEmpty() ? "" : before + " ") + (capital ? capitalised(said) : said);
    }

    private static String chosen(MatchResult mark, Grammar grammar, Word word) {
        var each = mark.group(1).split("/", -1);
        if (each.length != grammar.kinds().size()) throw new IllegalStateException("not one a kind: " + mark.group());
        return each[Math.max(0, grammar.kinds().indexOf(word.kind()))];
    }

    private static Form form(String key, boolean many) {
        if (key == null) return many ? Form.MANY : Form.ONE;
        var form = Form.of(key).orElseThrow(() -> new IllegalStateException("no form " + key));
        return many && form == Form.DATIVE ? Form.DATIVE_MANY : form;
    }

    private static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
