package concentric.platform.web;

import concentric.platform.Grammar;
import concentric.platform.Term;
import concentric.platform.Vocabulary;
import concentric.platform.Word;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The texts of all modules: {@code messages/<noun>.properties} in English and {@code messages/<noun>_<language>.properties}
 * in others, UTF-8, always read as {@link MessageFormat}. A language counts once it has every text; a text in two
 * places, or a language with gaps, stops the program when it starts.
 */
@Component
public class Bundles {

    private static final Pattern FILE = Pattern.compile("([a-z-]+?)(?:_([a-z]{2,3}))?\\.properties");

    private final Vocabulary vocabulary;

    /** As they stand in the files, with marks where a term of the vocabulary stands. */
    private final Map<Locale, Map<String, String>> texts;

    private final Map<Locale, Grammar> grammars = new HashMap<>();
    private final Map<Locale, Said> said = new ConcurrentHashMap<>();

    /**
     * The texts of a language with the words in the place of the marks.
     *
     * @param own the organisation's own words that are in them
     * @param read those that were asked for
     */
    private record Said(Map<Term, Word> own, Map<String, String> texts, Map<String, Text> read) {

        Text text(String key, Locale locale) {
            var known = read.get(key);
            if (known != null) return known;
            var text = Text.of(found(texts, key), locale);
            read.put(key, text);
            return text;
        }
    }

    Bundles(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.texts = load();
        var english = texts(Locale.ENGLISH).keySet();
        texts.forEach((locale, own) -> {
            if (!own.keySet().equals(english)) {
                throw new IllegalStateException("texts of " + locale + " and English differ: "
                        + difference(english, own.keySet()) + difference(own.keySet(), english));
            }
            grammars.put(locale, TermMarks.grammar(locale.getLanguage(), (key, args) -> found(own, key)));
            said(locale, Map.of());
        });
    }

    /** How a language bends its nouns, and its words for the terms of the vocabulary. */
    public Grammar grammar(Locale locale) {
        var grammar = grammars.get(locale);
        if (grammar == null) throw new IllegalArgumentException("no texts in " + locale);
        return grammar;
    }

    /** The column of a file in the words of the organisation: its English ones, so that a file is the same for everybody. */
    String column(String name) {
        return vocabulary.column(name, Locale.ENGLISH.getLanguage());
    }

    /** The languages that there are texts for, English first. */
    public List<Locale> languages() {
        return texts.keySet().stream()
                .sorted(Comparator.comparing((Locale locale) -> !locale.equals(Locale.ENGLISH))
                        .thenComparing(Locale::getLanguage))
                .toList();
    }

    /** The language of a tag, if there are texts for it. */
    public @Nullable Locale language(String tag) {
        return texts.keySet().stream()
                .filter(locale -> locale.getLanguage().equals(tag))
                .findAny()
                .orElse(null);
    }

    /** The texts in one of the {@link #languages()}. */
    public Texts in(Locale locale) {
        var words = vocabulary.words(locale.getLanguage());
        var kept = said.get(locale);
        var own = kept != null && kept.own().equals(words) ? kept : said(locale, words);
        return (key, args) -> own.text(key, locale).with(args);
    }

    private static String found(Map<String, String> texts, String key) {
        var text = texts.get(key);
        if (text == null) throw new IllegalArgumentException("no text for " + key);
        return text;
    }

    private Said said(Locale locale, Map<Term, Word> words) {
        var grammar = grammar(locale);
        var all = new HashMap<String, String>();
        texts(locale).forEach((key, text) -> all.put(key, TermMarks.filled(text, grammar, words)));
        var own = new Said(words, Map.copyOf(all), new ConcurrentHashMap<>());
        said.put(locale, own);
        return own;
    }

    /**
     * A text as it was read once.
     *
     * @param format not to be used by two at once
     * @param plain what it always says; null if it depends on anything
     */
    private record Text(MessageFormat format, @Nullable String plain) {

        static Text of(String pattern, Locale locale) {
            var format = new MessageFormat(pattern, locale);
            boolean depends = format.getFormatsByArgumentIndex().length > 0;
            return new Text(format, depends ? null : format.format(new Object[0]));
        }

        String with(Object[] args) {
            if (plain != null) return plain;
            var own = (MessageFormat) format.clone();
            return own.format(figures(own, args));
        }
    }

    /** Faults and notices keep their figures as text; a text that chooses its words by one needs the figure. */
    private static Object[] figures(MessageFormat format, Object[] args) {
        var formats = format.getFormatsByArgumentIndex();
        var figures = args.clone();
        for (int i = 0; i < Math.min(formats.length, args.length); i++) {
            if (formats[i] instanceof NumberFormat && args[i] instanceof String figure)
                figures[i] = new BigDecimal(figure);
        }
        return figures;
    }

    /** Whether there is a text of this key. */
    public boolean has(String key) {
        return texts(Locale.ENGLISH).containsKey(key);
    }

    /** The keys that begin so. */
    Stream<String> keys(String prefix) {
        return texts(Locale.ENGLISH).keySet().stream().filter(key -> key.startsWith(prefix));
    }

    private Map<String, String> texts(Locale locale) {
        var own = texts.get(locale);
        if (own == null) throw new IllegalArgumentException("no texts in " + locale);
        return own;
    }

    private static Map<Locale, Map<String, String>> load() {
        var texts = new HashMap<Locale, Map<String, String>>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                var name = FILE.matcher(String.valueOf(file.getFilename()));
                if (!name.matches()) throw new IllegalStateException("not a bundle of texts: " + file);
                var locale = name.group(2) == null ? Locale.ENGLISH : Locale.of(name.group(2));
                var own = texts.computeIfAbsent(locale, l -> new TreeMap<>());
                read(file).forEach((key, text) -> {
                    if (own.put(String.valueOf(key), String.valueOf(text)) != null) {
                        throw new IllegalStateException("text " + key + " is also in " + file);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static String difference(Set<String> all, Set<String> some) {
        return all.stream().filter(key -> !some.contains(key)).toList().toString();
    }
}
