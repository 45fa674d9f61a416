package concentric.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Sheet;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas (2020-12, as OpenAPI 3.1 takes them) of the records that are read and written. A field that may be null
 * is left out, or null where its record writes nulls.
 */
final class Schemas {

    private static final String PLACE = "#/components/schemas/";

    private final ApiTexts texts;
    private final Map<String, Map<String, Object>> found = new TreeMap<>();
    private final Map<String, Type> named = new LinkedHashMap<>();

    Schemas(ApiTexts texts) {
        this.texts = texts;
    }

    /** Those that were asked for so far, by name. */
    Map<String, Map<String, Object>> found() {
        return found;
    }

    /** The schema of a type; of a record, a reference to it. */
    Map<String, Object> of(Type type) {
        return switch (type) {
            case ParameterizedType generic when generic.getRawType() == Sheet.class -> sheet(generic);
            case ParameterizedType generic
            when generic.getRawType() == List.class ->
                map("type", "array", "items", of(generic.getActualTypeArguments()[0]));
            case Class<?> plain when plain.isRecord() -> reference(name(plain), plain, () -> record(plain));
            case Class<?> plain -> simple(plain);
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    private static Map<String, Object> simple(Class<?> type) {
        if (type == String.class) return map("type", "string");
        if (type == long.class || type == Long.class) return map("type", "integer", "format", "int64");
        if (type == int.class || type == Integer.class) return map("type", "integer", "format", "int32");
        if (type == boolean.class || type == Boolean.class) return map("type", "boolean");
        if (type == double.class) return map("type", "number", "format", "double");
        if (type == Instant.class) return map("type", "string", "format", "date-time");
        if (type == LocalDate.class) return map("type", "string", "format", "date");
        if (type == InputStream.class) return map("type", "string", "contentMediaType", "application/octet-stream");
        throw new IllegalStateException("no schema for " + type);
    }

    private Map<String, Object> sheet(ParameterizedType sheet) {
        var item = sheet.getActualTypeArguments()[0];
        return reference(name((Class<?>) item) + "Sheet", sheet, () -> {
            var items = map("type", "array", "items", of(item));
            items.put("description", texts.field(Sheet.class, "items"));
            var next = map("type", "string", "description", texts.field(Sheet.class, "next"));
            var schema = map("type", "object", "properties", map("items", items, "next", next));
            schema.put("required", List.of("items"));
            return schema;
        });
    }

    private interface Making {
        Map<String, Object> schema();
    }

    private Map<String, Object> reference(String name, Type type, Making making) {
        var before = named.putIfAbsent(name, type);
        if (before != null && !before.equals(type)) {
            throw new IllegalStateException(type + " and " + before + " are both called " + name);
        }
        if (before == null) found.put(name, making.schema());
        return map("$ref", PLACE + name);
    }

    private Map<String, Object> record(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var needed = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            properties.put(component.getName(), property(type, component));
            if (isNeeded(type, component)) needed.add(component.getName());
        }
        var schema = map("type", "object", "properties", properties);
        if (!needed.isEmpty()) schema.put("required", needed);
        return schema;
    }

    private Map<String, Object> property(Class<?> type, RecordComponent component) {
        var plain = of(component.getGenericType());
        var words = component.getAnnotation(OneOf.class);
        if (words != null) plain.put("enum", List.of(words.value()));
        var schema = mayBeNull(type, component) ? orNull(plain) : plain;
        schema.put("description", texts.field(type, component.getName()));
        return schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.containsKey("$ref")) return map("anyOf", List.of(schema, map("type", "null")));
        schema.put("type", List.of(Objects.requireNonNull(schema.get("type")), "null"));
        return schema;
    }

    static boolean isNeeded(Class<?> type, RecordComponent component) {
        if (component.isAnnotationPresent(Needed.class)) return true;
        return !isNullable(component) || mayBeNull(type, component);
    }

    private static boolean mayBeNull(Class<?> type, RecordComponent component) {
        return isNullable(component) && !isSent(type) && !type.isAnnotationPresent(JsonInclude.class);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether it is what programs send: then what may be left out need not be said to be null. */
    private static boolean isSent(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(part -> part.isAnnotationPresent(Needed.class));
    }

    /** The name of a record: {@code PaymentBulk} of {@code PaymentBody.BulkBody}, {@code NewPayment} of what is told. */
    static String name(Class<?> type) {
        var outer = type.getDeclaringClass();
        var own = bare(type);
        if (outer == null || outer.getSimpleName().endsWith("Api")) return own;
        if (own.startsWith("Told")) return "New" + bare(outer) + own.substring("Told".length());
        return bare(outer) + own;
    }

    private static String bare(Class<?> type) {
        return type.getSimpleName().replaceAll("Body$", "");
    }

    /** A map in the order of what is told: names and values in turn. */
    static Map<String, Object> map(Object... entries) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < entries.length; i += 2) map.put((String) entries[i], entries[i + 1]);
        return map;
    }
}
