package concentric.api.web;

import concentric.api.web.Examples.Example;
import concentric.platform.web.Call;
import concentric.platform.web.OneOf;
import concentric.platform.web.Sheet;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes the page's entries of calls. */
final class ReferenceEntries {

    /** Fields within fields within fields: deeper nobody reads. */
    private static final int DEEPEST = 3;

    private final Examples examples;
    private final ApiTexts texts;
    private final JsonMapper json;

    ReferenceEntries(Examples examples, ApiTexts texts, JsonMapper json) {
        this.examples = examples;
        this.texts = texts;
        this.json = json;
    }

    ReferencePage.Entry entry(ApiCall call) {
        var example = examples.of(call).orElse(null);
        return new ReferencePage.Entry(
                call.name(),
                call.verb(),
                call.path(),
                texts.summary(call),
                texts.more(call),
                takes(call),
                parameters(call),
                sent(call),
                received(call),
                statuses(call),
                curl(call, example),
                answer(example));
    }

    private List<String> takes(ApiCall call) {
        var takes = new ArrayList<String>();
        takes.add(texts.t("api.takes", call.call().scope().word()));
        if (call.call().records().length > 0) {
            takes.add(texts.t("api.takes.records", String.join(", ", call.call().records())));
        }
        if (!call.call().signsWith().isEmpty())
            takes.add(texts.t("api.takes.signs", call.call().signsWith()));
        takes.add(texts.t("access." + call.access().name().toLowerCase(Locale.ROOT)));
        if (call.call().repeats() == Call.Repeats.KEYED) takes.add(texts.t("api.keyed"));
        if (call.call().repeats() == Call.Repeats.IDENTIFIED) takes.add(texts.t("api.identified"));
        return takes;
    }

    private List<ReferencePage.Field> parameters(ApiCall call) {
        var fields = new ArrayList<ReferencePage.Field>();
        for (var input : call.inputs()) {
            var type = input.words().isEmpty() ? word(input.type()) : String.join(" · ", input.words());
            fields.add(
                    new ReferencePage.Field(input.name(), type, input.needed(), texts.parameter(call, input.name())));
        }
        if (call.file()) {
            fields.add(new ReferencePage.Field("file", texts.t("type.file"), true, texts.parameter(call, "file")));
        }
        if (call.paged()) {
            fields.add(new ReferencePage.Field("cursor", texts.t("type.text"), false, texts.t("field.cursor")));
            fields.add(new ReferencePage.Field("limit", texts.t("type.number"), false, texts.t("field.limit")));
        }
        return fields;
    }

    private List<ReferencePage.Field> sent(ApiCall call) {
        var fields = new ArrayList<ReferencePage.Field>();
        if (call.body() instanceof Class<?> type && type.isRecord()) add(fields, "", type, 1);
        return fields;
    }

    private List<ReferencePage.Field> received(ApiCall call) {
        var fields = new ArrayList<ReferencePage.Field>();
        var answer = call.answer();
        if (answer instanceof ParameterizedType sheet && sheet.getRawType() == Sheet.class) {
            add(fields, "items[].", (Class<?>) sheet.getActualTypeArguments()[0], 1);
            fields.add(new ReferencePage.Field("next", texts.t("type.text"), false, texts.field(Sheet.class, "next")));
        } else if (answer instanceof Class<?> type && type.isRecord()) {
            add(fields, "", type, 1);
        }
        return fields;
    }

    private void add(List<ReferencePage.Field> fields, String prefix, Class<?> type, int depth) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + component.getName();
            var words = component.getAnnotation(OneOf.class);
            var of = component.getGenericType();
            var said = words == null ? word(of) : String.join(" · ", words.value());
            fields.add(new ReferencePage.Field(
                    name, said, Schemas.isNeeded(type, component), texts.field(type, component.getName())));
            var within = within(of);
            if (within != null && depth < DEEPEST) {
                add(fields, name + (of instanceof ParameterizedType ? "[]." : "."), within, depth + 1);
            }
        }
    }

    private static @Nullable Class<?> within(Type type) {
        if (type instanceof ParameterizedType list) return within(list.getActualTypeArguments()[0]);
        return type instanceof Class<?> plain && plain.isRecord() ? plain : null;
    }

    private String word(Type type) {
        if (type instanceof ParameterizedType) return texts.t("type.list");
        if (type == String.class) return texts.t("type.text");
        if (type == boolean.class || type == Boolean.class) return texts.t("type.yes-no");
        if (type == Instant.class) return texts.t("type.instant");
        if (type == LocalDate.class) return texts.t("type.day");
        if (type == InputStream.class) return texts.t("type.file");
        return type instanceof Class<?> plain && plain.isRecord() ? texts.t("type.object") : texts.t("type.number");
    }

    private List<ReferencePage.Status> statuses(ApiCall call) {
        var statuses = new ArrayList<ReferencePage.Status>();
        for (int status : call.call().status()) {
            statuses.add(new ReferencePage.Status(status, texts.status(status), false));
        }
        OpenApi.problems(call)
                .forEach(status -> statuses.add(new ReferencePage.Status(status, texts.status(status), true)));
        return statuses;
    }

    private String curl(ApiCall call, @Nullable Example example) {
        var lines = new ArrayList<String>();
        lines.add("curl -H \"Authorization: Bearer $CONCENTRIC_TOKEN\"");
        var path = example == null ? call.path() : example.path();
        if (call.file()) lines.add("-F file=@file.csv");
        if (call.body() == String.class) lines.add("-H \"Content-Type: text/plain\"");
        if (example != null && example.body() != null) {
            lines.add("-H \"Content-Type: application/json\"");
            lines.add("-d '" + pretty(example.body()) + "'");
        } else if (example != null && example.text() != null) {
            lines.add("--data-binary '" + example.text() + "'");
        } else if (call.changes() && !call.file()) {
            lines.add("-X " + call.verb());
        }
        lines.add("\"http://127.0.0.1:8080" + path + "\"");
        return String.join(" \\\n  ", lines);
    }

    private @Nullable String answer(@Nullable Example example) {
        if (example == null || example.answer() == null) return null;
        return example.answer().isString() ? example.answer().asString() : pretty(example.answer());
    }

    private String pretty(Object value) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }
}
