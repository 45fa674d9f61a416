package concentric.platform;

import concentric.platform.Dialect.Encoding;
import concentric.platform.Dialect.Format;
import concentric.platform.Dialect.Separator;
import concentric.platform.Mapping.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mappings as JSON, for programs and to be kept. What is left out is found out from the file:
 *
 * <pre>
 * {"encoding": "UTF-8", "separator": ";", "decimal": ",", "dates": "31.03.2026", "codes": "make",
 *  "columns": {"unit": {"column": "unit_id"},
 *              "kind": {"column": "kind", "words": {"sig": "node", "root": ""}},
 *              "role": {"always": "member"}}}
 * </pre>
 */
final class MappingText {

    /** What a mapping is, or why it is none. */
    sealed interface Reading {

        record Read(Mapping mapping) implements Reading {}

        record Refused(List<Fault> faults) implements Reading {}
    }

    /** Longer ones are no mappings. */
    static final int LONGEST = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> KEYS =
            Set.of("format", "encoding", "separator", "sheet", "decimal", "dates", "codes", "columns");

    private final List<Fault> faults = new ArrayList<>();

    private MappingText() {}

    /** The mapping as a text, from which it can be read again. */
    static String write(Mapping mapping) {
        var dialect = mapping.dialect();
        var root = JSON.createObjectNode();
        root.put("format", dialect.format().name());
        root.put("encoding", dialect.encoding().word());
        root.put("separator", dialect.separator().word());
        root.put("sheet", dialect.sheet());
        root.put("decimal", dialect.decimalComma() ? "," : ".");
        root.put("dates", mapping.dates().word());
        root.put("codes", mapping.makesCodes() ? "make" : "keep");
        var columns = root.putObject("columns");
        mapping.columns().forEach((name, source) -> {
            var node = columns.putObject(name);
            switch (source) {
                case Source.From(String column, Map<String, String> words) -> {
                    node.put("column", column);
                    if (!words.isEmpty()) words.forEach(node.putObject("words")::put);
                }
                case Source.Always(String text) -> node.put("always", text);
            }
        });
        return JSON.writeValueAsString(root);
    }

    /** A mapping that was accepted once. */
    static Mapping kept(String text) {
        if (text.isEmpty()) return Mapping.PLAIN;
        return switch (read(text, Dialect.PLAIN)) {
            case Reading.Read(var mapping) -> mapping;
            case Reading.Refused(var faults) ->
                throw new IllegalStateException("an accepted mapping is refused: " + faults);
        };
    }

    /**
     * Reads a mapping.
     *
     * @param found how the file seems to be written, for what the text leaves out
     */
    static Reading read(String text, Dialect found) {
        if (text.length() > LONGEST) return refused("too-long", LONGEST);
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            return refused("mapping-not-json", e.getOriginalMessage());
        }
        return root.isObject() ? new MappingText().read(root, found) : refused("mapping-not-json", root.getNodeType());
    }

    private static Reading refused(String code, Object arg) {
        return new Reading.Refused(List.of(Fault.in("mapping", code, arg)));
    }

    private Reading read(JsonNode root, Dialect found) {
        unknownKeys("", root, KEYS);
        var sheet = root.path("sheet");
        if (!sheet.isMissingNode() && !sheet.isString()) faults.add(Fault.in("sheet", "mapping-no-text"));
        var dialect = new Dialect(
                choice(root, "format", Format.values(), Format::name, found.format()),
                choice(root, "encoding", Encoding.values(), Encoding::word, found.encoding()),
                choice(root, "separator", Separator.values(), Separator::word, found.separator()),
                sheet.asString(found.sheet()),
                oneOf(root, "decimal", ".", ",", found.decimalComma()));
        var dates = choice(root, "dates", DateFormat.values(), DateFormat::word, DateFormat.ISO);
        var mapping = new Mapping(dialect, dates, oneOf(root, "codes", "keep", "make", false), columns(root));
        return faults.isEmpty() ? new Reading.Read(mapping) : new Reading.Refused(faults);
    }

    private Map<String, Source> columns(JsonNode root) {
        var columns = new LinkedHashMap<String, Source>();
        var node = root.path("columns");
        if (!node.isObject() && !node.isMissingNode()) faults.add(Fault.in("columns", "mapping-no-object"));
        for (var entry : node.properties()) {
            var name = entry.getKey();
            var source = entry.getValue();
            unknownKeys(name + ".", source, Set.of("column", "words", "always"));
            if (source.path("column").isString() && !source.has("always")) {
                columns.put(name, new Source.From(source.path("column").asString(), words(name, source.path("words"))));
            } else if (source.path("always").isString() && !source.has("column") && !source.has("words")) {
                columns.put(name, new Source.Always(source.path("always").asString()));
            } else {
                faults.add(Fault.in(name, "mapping-no-source"));
            }
        }
        return columns;
    }

    private Map<String, String> words(String name, JsonNode node) {
        var words = new LinkedHashMap<String, String>();
        if (!node.isObject() && !node.isMissingNode()) faults.add(Fault.in(name + ".words", "mapping-no-object"));
        for (var entry : node.properties()) {
            if (entry.getValue().isString())
                words.put(entry.getKey(), entry.getValue().asString());
            else faults.add(Fault.in(name + ".words." + entry.getKey(), "mapping-no-text"));
        }
        return words;
    }

    private <T> T choice(JsonNode root, String key, T[] values, Function<T, String> word, T otherwise) {
        var node = root.path(key);
        if (node.isMissingNode()) return otherwise;
        for (var value : values) if (word.apply(value).equals(node.asString(""))) return value;
        faults.add(
                Fault.in(key, "mapping-choice", Arrays.stream(values).map(word).collect(Collectors.joining(" "))));
        return otherwise;
    }

    private boolean oneOf(JsonNode root, String key, String no, String yes, boolean otherwise) {
        var words = new String[] {no, yes};
        return choice(root, key, words, word -> word, otherwise ? yes : no).equals(yes);
    }

    private void unknownKeys(String path, JsonNode node, Set<String> keys) {
        for (var key : node.propertyNames()) {
            if (!keys.contains(key)) faults.add(Fault.in(path + key, "mapping-unknown-key"));
        }
    }
}
