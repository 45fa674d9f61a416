package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.terms.Wording;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Message texts")
class TextsTest {

    private static final Path FOLDER = ProjectFiles.RESOURCES.resolve("messages");

    private static final Pattern MARK = Pattern.compile("\\[[^\\]]*]|\\{[a-z]+}");

    /** Texts that define the terms, name codes, count pieces, or speak in the words of the text form of contracts. */
    private static final Pattern OTHERWISE = Pattern.compile("word\\..*|fault\\.wording\\..*"
            + "|fault\\.unknown-(unit-kind|role)|field\\.(kept|Units\\.kind)|draft\\.(rate|kind\\.unit)"
            + "|contract\\.(words\\.per-unit|remark\\.rounded|price\\.said|source\\.usage)|template\\.fixed-per-unit\\.title"
            + "|payment\\.fact\\.per-unit|refund\\.(keeps-per-unit|new\\.per-unit|quantity\\.hint)|import\\.refunds\\.lead"
            + "|example\\.(last|typed)\\.usage");

    private static final Map<String, String> ENGLISH = texts("");

    private static final TextKeys USED = TextKeys.ofApplication();

    @Test
    @DisplayName("every text that Java or a template asks for exists")
    void missing() {
        assertThat(USED.missing(ENGLISH.keySet())).isEmpty();
    }

    @Test
    @DisplayName("every text is asked for somewhere")
    void unused() {
        assertThat(USED.unused(ENGLISH.keySet())).isEmpty();
    }

    @Test
    @DisplayName("planted: texts that are missing, in every way of asking, and texts that nobody asks for")
    void planted() {
        var keys = TextKeys.of(List.of(JavaSource.planted("""
                        class Some implements Work {
                            static final String KIND = "unit.import";
                            enum State { IN_FORCE }

                            public String kind() {
                                return KIND;
                            }

                            void some(Visit visit, String id, boolean one, State state) {
                                visit.t("there");
                                visit.t("missing.plain");
                                visit.t(one ? "there" : "missing.chosen", id);
                                visit.t("missing." + id + ".built");
                                visit.t("state." + state.word());
                                visit.redirect("/", "notice.missing");
                                MenuPart.of(MenuSection.ADMIN, "missing.menu", "/", 10);
                                Act.of("verb.missing", by, "", "");
                                bad("file", "missing-code");
                                Problem.of(HttpStatus.CONFLICT, "missing-problem");
                            }

                            Fault bad(String field, String code) {
                                return Fault.in(field, code);
                            }
                        }
                        """)), List.of(new TextKeys.Page("page.jte", """
                        <p class="${page.t("missing.page")}">${page.t(a ? "there" : "missing.other")}</p>
                        """)));
        var there = Set.of("there", "state.in-force", "state.gone", "job.unused", "act.unit.import");

        assertThat(keys.missing(there))
                .containsExactlyInAnyOrder(
                        "Planted.java:11: missing.plain",
                        "Planted.java:12: missing.chosen",
                        "Planted.java:13: missing.….built",
                        "Planted.java:15: notice.missing",
                        "Planted.java:16: missing.menu",
                        "Planted.java:17: act.verb.missing",
                        "Planted.java:18: fault.missing-code",
                        "Planted.java:19: problem.missing-problem",
                        "page.jte:1: missing.page",
                        "page.jte:1: missing.other");
        assertThat(keys.unused(there)).containsExactly("job.unused", "state.gone");
    }

    @Test
    @DisplayName("all languages have all texts, well-formed and with the same figures in them")
    void languages() {
        assertThat(languagesOf(names())).contains("_de").allSatisfy(language -> {
            if (!language.isEmpty())
                assertThat(differences(ENGLISH, texts(language))).isEmpty();
        });
        assertThat(differences(ENGLISH, ENGLISH)).isEmpty();
    }

    @Test
    @DisplayName(
            "planted: a text that is missing, one with an apostrophe, one with other figures, one that is malformed")
    void plantedLanguages() {
        assertThat(differences(
                        Map.of("a", "A", "b", "B’s", "c", "{0} of {1}", "d", "{0}"),
                        Map.of("b", "B's", "c", "{0} von", "d", "{0", "e", "E")))
                .containsExactly(
                        "a: missing",
                        "b: ' begins a quotation in a message format; write ’",
                        "c: other figures",
                        "d: malformed",
                        "e: has no English");
    }

    @Test
    @DisplayName("the engine’s words are said as the engine says them, and in every language")
    void wordings() {
        assertThat(Wording.values())
                .allSatisfy(wording ->
                        assertThat(ENGLISH).containsEntry("fault.wording." + wording.code(), wording.english()));
    }

    @Test
    @DisplayName("terms that an organisation may rename stand at marks only")
    void terms() {
        assertThat(unmarked(ENGLISH, "units?|nodes?|partners?|members?|customers?|offers?|funds?|contracts?"))
                .isEmpty();
        assertThat(
                        unmarked(
                                texts("_de"),
                                "Einheit(en)?|Knotens?|Partner[ns]?|Mitglied(e?r?n?|e?s)|Kunden?|Angebot(en?|s)?|Fonds|Vertr[aä]ge?[ns]?"))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: a term without a mark, and what only looks like one")
    void plantedTerms() {
        assertThat(unmarked(
                        Map.of(
                                "a",
                                "The unit",
                                "b",
                                "The [unit], [a/an unit]",
                                "c",
                                "A `unit`, {unit}",
                                "d",
                                "units-wise"),
                        "units?"))
                .containsExactly("a: unit");
    }

    /** Texts in which a word of ours stands that no renaming reaches, but for those where it means something else. */
    private static List<String> unmarked(Map<String, String> texts, String words) {
        var word = Pattern.compile("(?i)(?<![\\w@`-])(" + words + ")(?![\\w-])");
        return new TreeMap<>(texts)
                .entrySet().stream()
                        .filter(text -> !OTHERWISE.matcher(text.getKey()).matches())
                        .flatMap(text -> word.matcher(
                                        MARK.matcher(text.getValue()).replaceAll(""))
                                .results()
                                .map(found -> text.getKey() + ": " + found.group()))
                        .toList();
    }

    @Test
    @DisplayName("no text stands twice")
    void twice() {
        assertThat(names().stream().flatMap(name -> twice(ProjectFiles.text(FOLDER.resolve(name))).stream()))
                .isEmpty();
        assertThat(languagesOf(names()).stream().flatMap(language -> {
                    var keys = new ArrayList<String>();
                    ofLanguage(language)
                            .forEach(name -> keys.addAll(read(ProjectFiles.text(FOLDER.resolve(name)))
                                    .keySet()));
                    var seen = new TreeSet<String>();
                    return keys.stream().filter(key -> !seen.add(key));
                }))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: a text that stands twice in one file")
    void plantedTwice() {
        assertThat(twice("a=A\nb=B\na=C\n")).containsExactly("a");
    }

    private static List<String> differences(Map<String, String> english, Map<String, String> other) {
        var all = new TreeSet<>(english.keySet());
        all.addAll(other.keySet());
        return all.stream()
                .map(key -> {
                    var here = english.get(key);
                    var there = other.get(key);
                    if (there == null) return key + ": missing";
                    if (here == null) return key + ": has no English";
                    var fault = fault(here, there);
                    return fault.isEmpty() ? "" : key + ": " + fault;
                })
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    private static String fault(String english, String other) {
        if (other.contains("'")) return "' begins a quotation in a message format; write ’";
        try {
            int figures = new MessageFormat(english).getFormatsByArgumentIndex().length;
            return new MessageFormat(other).getFormatsByArgumentIndex().length == figures ? "" : "other figures";
        } catch (IllegalArgumentException e) {
            return "malformed";
        }
    }

    private static List<String> twice(String file) {
        var twice = new ArrayList<String>();
        var seen = new TreeSet<String>();
        var counted = new Properties() {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (!seen.add(key.toString())) twice.add(key.toString());
                return super.put(key, value);
            }
        };
        load(counted, file);
        return twice;
    }

    private static Map<String, String> texts(String language) {
        var texts = new TreeMap<String, String>();
        ofLanguage(language).forEach(name -> texts.putAll(read(ProjectFiles.text(FOLDER.resolve(name)))));
        return texts;
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        load(properties, file);
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, key -> properties.getProperty(key, "")));
    }

    private static void load(Properties properties, String file) {
        try {
            properties.load(new StringReader(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ofLanguage(String language) {
        return names().stream()
                .filter(name -> languageOf(name).equals(language))
                .toList();
    }

    private static Set<String> languagesOf(List<String> names) {
        return names.stream().map(TextsTest::languageOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As {@code _de}; empty for English. */
    private static String languageOf(String name) {
        return name.contains("_") ? name.substring(name.indexOf('_'), name.indexOf('.')) : "";
    }

    private static List<String> names() {
        return ProjectFiles.below(FOLDER, ".properties").stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }
}
