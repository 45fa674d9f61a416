package concentric.platform;

import concentric.platform.Word.Form;
import java.util.List;
import java.util.Map;

/**
 * How a language bends its nouns, and the words that it has for the terms of itself.
 *
 * @param language its tag, as {@code de}
 * @param kinds the kinds of nouns, in the order in which texts list what depends on them
 * @param forms the forms that a noun can have
 * @param words a word for each term
 */
public record Grammar(String language, List<String> kinds, List<Form> forms, Map<Term, Word> words) {

    public Grammar {
        kinds = List.copyOf(kinds);
        forms = List.copyOf(forms);
        words = Map.copyOf(words);
    }

    /** The word for a term; one without forms if the language has none. */
    public Word word(Term term) {
        return words.getOrDefault(term, Word.NONE);
    }
}
