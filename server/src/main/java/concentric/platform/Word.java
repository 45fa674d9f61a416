package concentric.platform;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a term is called in one language.
 *
 * @param kind what other words go by, named by the article: a or an; die, der or das
 * @param forms how it is bent; {@link Form#ONE} and {@link Form#MANY} always, others where they differ from these
 */
public record Word(String kind, Map<Form, String> forms) {

    /** A form that a noun can take. */
    public enum Form {
        /** One of them. */
        ONE,
        /** Several. */
        MANY,
        /** Of one of them. */
        GENITIVE,
        /** To one of them. */
        DATIVE,
        /** One of them, acted on. */
        ACCUSATIVE,
        /** To several. */
        DATIVE_MANY;

        /** As texts and forms on pages call it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The form of a key. */
        public static Optional<Form> of(String key) {
            return Arrays.stream(values())
                    .filter(form -> form.key().equals(key))
                    .findFirst();
        }

        /** The form that this one is like where it isn't given: {@link #ONE} or {@link #MANY}. */
        public Form plain() {
            return this == MANY || this == DATIVE_MANY ? MANY : ONE;
        }
    }

    /** No word. */
    static final Word NONE = new Word("", Map.of());

    public Word {
        var given = new EnumMap<Form, String>(Form.class);
        forms.forEach((form, text) -> {
            if (!text.isEmpty()) given.put(form, text);
        });
        forms = Map.copyOf(given);
    }

    /** The word in a form; empty if nothing was given for it. */
    public String in(Form form) {
        return forms.getOrDefault(form, forms.getOrDefault(form.plain(), ""));
    }

    /** The form as it was given, empty if it is like the plain one. */
    public String given(Form form) {
        return forms.getOrDefault(form, "");
    }
}
