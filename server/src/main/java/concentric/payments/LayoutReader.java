package concentric.payments;

import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.platform.Fault;
import concentric.platform.Parties;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a layout file, which is JSON, and says everything that is wrong with it at once. */
final class LayoutReader {

    /** What a layout is, or why it is none. */
    sealed interface Reading {

        record Read(Layout layout) implements Reading {}

        record Refused(List<Fault> faults) implements Reading {}
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> KEYS = Set.of(
            "source",
            "currency",
            "columns",
            "dateFormat",
            "customerSuffix",
            "cancellationPrefix",
            "carriage",
            "fees",
            "families",
            "otherFamily",
            "shops",
            "otherShop");

    private static final List<String> COLUMNS =
            List.of("invoice", "article", "description", "quantity", "date", "price", "customer", "country");

    /** A pattern that can write this time and read it back says all that is needed; the seconds may be left out. */
    private static final LocalDateTime PROBE = LocalDateTime.of(2011, 12, 9, 0, 0);

    private final List<Fault> faults = new ArrayList<>();

    private LayoutReader() {}

    static Reading read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            return new Reading.Refused(List.of(Fault.in(
                    "layout",
                    "layout-not-json",
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    e.getOriginalMessage())));
        }
        return new LayoutReader().read(root);
    }

    private Reading read(JsonNode root) {
        if (!root.isObject()) return new Reading.Refused(List.of(Fault.in("layout", "layout-no-object")));
        unknownKeys("", root, KEYS);
        var layout = new Layout(
                text("", root, "source", true),
                currency(text("", root, "currency", true)),
                columns(root.path("columns")),
                dates(text("", root, "dateFormat", true)),
                text("", root, "dateFormat", false),
                text("", root, "customerSuffix", false),
                text("", root, "cancellationPrefix", false),
                Set.copyOf(texts("carriage", root.path("carriage"))),
                Set.copyOf(texts("fees", root.path("fees"))),
                families(root.path("families")),
                family("otherFamily", text("", root, "otherFamily", true)),
                shops(root.path("shops")),
                code("otherShop", text("", root, "otherShop", false)));
        layout.carriage().stream()
                .filter(layout.fees()::contains)
                .forEach(article -> fault("fees", "layout-carriage-and-fee", article));
        return faults.isEmpty() ? new Reading.Read(layout) : new Reading.Refused(faults);
    }

    private Layout.Columns columns(JsonNode node) {
        if (!node.isObject()) {
            fault("columns", "layout-columns", String.join(", ", COLUMNS));
        } else {
            unknownKeys("columns.", node, Set.copyOf(COLUMNS));
        }
        var names = COLUMNS.stream()
                .map(column -> node.isObject() ? text("columns.", node, column, true) : "")
                .toList();
        return new Layout.Columns(
                names.get(0),
                names.get(1),
                names.get(2),
                names.get(3),
                names.get(4),
                names.get(5),
                names.get(6),
                names.get(7));
    }

    private List<Layout.Family> families(JsonNode node) {
        var families = new ArrayList<Layout.Family>();
        if (!node.isArray()) {
            if (!node.isMissingNode()) fault("families", "layout-list");
            return families;
        }
        for (int i = 0; i < node.size(); i++) {
            var at = "families[" + i + "]";
            var family = node.get(i);
            if (!family.isObject()) {
                fault(at, "layout-family");
                continue;
            }
            unknownKeys(at + ".", family, Set.of("family", "words"));
            var words = texts(at + ".words", family.path("words"));
            if (words.isEmpty()) fault(at + ".words", "layout-no-words");
            words.stream()
                    .filter(phrase -> Layout.words(phrase).isBlank())
                    .forEach(phrase -> fault(at + ".words", "layout-no-word", phrase));
            families.add(new Layout.Family(
                    family(at + ".family", text(at + ".", family, "family", true)),
                    words.stream().map(Layout::words).toList()));
        }
        return List.copyOf(families);
    }

    private Map<String, String> shops(JsonNode node) {
        var shops = new LinkedHashMap<String, String>();
        if (!node.isObject()) {
            fault("shops", "layout-shops");
            return shops;
        }
        for (var country : node.propertyNames()) {
            var at = "shops." + country;
            var shop = code(at, text("shops.", node, country, true));
            if (shop != null) shops.put(country, shop);
        }
        return shops;
    }

    /** A family's code: carriage is a family that no words make. */
    private String family(String at, String code) {
        if (code.equals(Layout.CARRIAGE)) fault(at, "layout-carriage-family");
        var checked = code(at, code);
        return checked == null ? "" : checked;
    }

    private @Nullable String code(String at, String code) {
        if (code.isEmpty()) return null;
        if (Parties.isCode(code)) return code;
        fault(at, "malformed-code", shown(code));
        return null;
    }

    private Currency currency(String text) {
        return switch (Money.currency(text)) {
            case Figure.Exact<Currency>(var currency) -> currency;
            case Figure.Refused<Currency> refused -> {
                if (!text.isEmpty()) fault("currency", "unknown-currency", shown(text));
                yield Currency.getInstance("XXX");
            }
        };
    }

    /** Strict: the 31st of February is no day. A pattern without hours means midnight. */
    private DateTimeFormatter dates(String pattern) {
        try {
            var formatter = new DateTimeFormatterBuilder()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            var back = LocalDateTime.parse(formatter.format(PROBE), formatter);
            if (back.equals(PROBE)) return formatter;
        } catch (IllegalArgumentException | DateTimeException e) {
            if (pattern.isEmpty()) return DateTimeFormatter.ISO_LOCAL_DATE_TIME;
        }
        fault("dateFormat", "layout-date-format", shown(pattern));
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    }

    private String text(String path, JsonNode object, String key, boolean required) {
        var node = object.path(key);
        if (node.isString() && (!required || !node.stringValue().isBlank())) return node.stringValue();
        if (required) fault(path + key, node.isMissingNode() ? "missing" : "layout-text");
        else if (!node.isMissingNode()) fault(path + key, "layout-text");
        return "";
    }

    private List<String> texts(String at, JsonNode node) {
        if (node.isMissingNode()) return List.of();
        if (!node.isArray()) {
            fault(at, "layout-list");
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < node.size(); i++) {
            if (node.get(i).isString()) texts.add(node.get(i).stringValue());
            else fault(at + "[" + i + "]", "layout-text");
        }
        var seen = new HashSet<String>();
        texts.stream().filter(text -> !seen.add(text)).forEach(text -> fault(at, "layout-twice", shown(text)));
        return List.copyOf(seen);
    }

    private void unknownKeys(String path, JsonNode object, Set<String> known) {
        var expected = Stream.of(known).flatMap(Set::stream).sorted().collect(Collectors.joining(", "));
        object.propertyNames().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> fault(path + shown(key), "layout-unknown", expected));
    }

    private void fault(String at, String code, Object... args) {
        faults.add(Fault.in("layout " + at, code, args));
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
