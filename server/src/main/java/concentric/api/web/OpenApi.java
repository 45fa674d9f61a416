package concentric.api.web;

import static concentric.api.web.Schemas.map;

import concentric.api.web.Examples.Example;
import concentric.platform.web.Call;
import concentric.platform.web.Paging;
import concentric.platform.web.ProblemBody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 document of all calls, in one reader's language. */
final class OpenApi {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final List<ApiCall> calls;
    private final Examples examples;
    private final ApiTexts texts;
    private final Schemas schemas;

    OpenApi(List<ApiCall> calls, Examples examples, ApiTexts texts) {
        this.calls = calls;
        this.examples = examples;
        this.texts = texts;
        this.schemas = new Schemas(texts);
    }

    /** The document, as it becomes JSON. */
    Map<String, Object> document() {
        var version = OpenApi.class.getPackage().getImplementationVersion();
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        calls.forEach(call -> paths.computeIfAbsent(call.path(), path -> new LinkedHashMap<>())
                .put(call.verb().toLowerCase(Locale.ROOT), operation(call)));
        schemas.of(ProblemBody.class);
        return map(
                "openapi",
                "3.1.1",
                "info",
                map(
                        "title",
                        texts.t("api.document"),
                        "version",
                        version == null ? "0" : version,
                        "description",
                        texts.t("api.lead"),
                        "license",
                        map("name", "Apache License 2.0", "identifier", "Apache-2.0")),
                "servers",
                List.of(map("url", "/")),
                "security",
                List.of(map("token", List.of())),
                "tags",
                tags(),
                "paths",
                paths,
                "components",
                components());
    }

    private List<Map<String, Object>> tags() {
        return calls.stream()
                .map(ApiCall::noun)
                .distinct()
                .map(noun -> map("name", noun, "description", texts.noun(noun)))
                .toList();
    }

    private Map<String, Object> operation(ApiCall call) {
        var operation = map("operationId", call.name(), "tags", List.of(call.noun()), "summary", texts.summary(call));
        operation.put("description", described(call));
        operation.put("x-scope", call.call().scope().word());
        operation.put("x-access", call.access().name().toLowerCase(Locale.ROOT));
        var parameters = parameters(call);
        if (!parameters.isEmpty()) operation.put("parameters", parameters);
        var example = examples.of(call).orElse(null);
        var body = body(call, example);
        if (body != null) operation.put("requestBody", body);
        operation.put("responses", responses(call, example));
        return operation;
    }

    private String described(ApiCall call) {
        var said = new ArrayList<String>();
        if (!texts.more(call).isEmpty()) said.add(texts.more(call));
        said.add(texts.t("api.takes", call.call().scope().word()));
        said.add(texts.t("access." + call.access().name().toLowerCase(Locale.ROOT)));
        return String.join(" ", said);
    }

    private List<Map<String, Object>> parameters(ApiCall call) {
        var parameters = new ArrayList<Map<String, Object>>();
        for (var input : call.inputs()) {
            var schema = schemas.of(input.type());
            if (!input.words().isEmpty()) schema.put("enum", input.words());
            if (input.usual() != null) schema.put("default", usual(input));
            var parameter = map("name", input.name(), "in", input.inPath() ? "path" : "query");
            parameter.put("description", texts.parameter(call, input.name()));
            if (input.needed()) parameter.put("required", true);
            parameter.put("schema", schema);
            parameters.add(parameter);
        }
        if (call.paged()) {
            parameters.add(map("$ref", "#/components/parameters/Cursor"));
            parameters.add(map("$ref", "#/components/parameters/Limit"));
        }
        if (call.call().repeats() != Call.Repeats.NONE) {
            parameters.add(map("$ref", "#/components/parameters/IdempotencyKey"));
        }
        return parameters;
    }

    private static Object usual(ApiCall.Input input) {
        var text = String.valueOf(input.usual());
        return input.type() == boolean.class ? Boolean.parseBoolean(text) : text;
    }

    private @Nullable Map<String, Object> body(ApiCall call, @Nullable Example example) {
        if (call.file()) {
            var file = map("type", "string", "contentMediaType", "application/octet-stream");
            file.put("description", texts.parameter(call, "file"));
            var schema = map("type", "object", "required", List.of("file"));
            var properties = map("file", file);
            if (call.inputs().stream().anyMatch(input -> input.name().equals("options"))) {
                properties.put("options", map("type", "string", "description", texts.parameter(call, "options")));
            }
            schema.put("properties", properties);
            return map("required", true, "content", map("multipart/form-data", map("schema", schema)));
        }
        var type = call.body();
        if (type == null) return null;
        var content = map("schema", schemas.of(type));
        if (example != null && example.body() != null) content.put("example", example.body());
        if (example != null && example.text() != null) content.put("example", example.text());
        return map("required", !isOptional(call), "content", map(type == String.class ? "text/plain" : JSON, content));
    }

    /** What says nothing that has to be said may be left out as a whole. */
    static boolean isOptional(ApiCall call) {
        if (call.body() instanceof Class<?> type && type.isRecord()) {
            return Arrays.stream(type.getRecordComponents()).noneMatch(part -> Schemas.isNeeded(type, part));
        }
        return !call.call().signsWith().isEmpty() ? false : call.body() == String.class;
    }

    private Map<String, Object> responses(ApiCall call, @Nullable Example example) {
        var responses = new TreeMap<String, Object>();
        for (int status : call.call().status()) {
            var response = map("description", texts.status(status));
            response.put("content", content(call, status, example));
            responses.put(String.valueOf(status), response);
        }
        for (int status : problems(call)) {
            responses.put(String.valueOf(status), map("$ref", "#/components/responses/Problem" + status));
        }
        return responses;
    }

    private Map<String, Object> content(ApiCall call, int status, @Nullable Example example) {
        var content = new LinkedHashMap<String, Object>();
        for (var media : call.call().media()) {
            boolean isJson = media.equals(JSON);
            var one = map("schema", isJson ? schemas.of(call.answer()) : map("type", "string"));
            if (example != null && example.answer() != null && isShown(example, status, call)) {
                if (isJson == !example.answer().isString()) one.put("example", example.answer());
            }
            content.put(media, one);
        }
        return content;
    }

    /** The same thing recorded again is answered as the first time. */
    private static boolean isShown(Example example, int status, ApiCall call) {
        return example.status() == status || call.call().status().length > 1;
    }

    /** The statuses of what can go wrong with a call, each with what it says. */
    static List<Integer> problems(ApiCall call) {
        var problems = new ArrayList<Integer>();
        boolean isAsked = call.changes() || !call.inputs().isEmpty() || call.paged();
        if (isAsked) problems.add(400);
        problems.add(401);
        problems.add(403);
        if (call.inPath() || call.path().endsWith("/find") || call.name().equals("getCheckpoint")) problems.add(404);
        if (call.call().conflicts() || call.call().repeats() == Call.Repeats.KEYED) problems.add(409);
        if (call.body() != null || call.file()) problems.addAll(List.of(413, 415));
        problems.add(503);
        return problems;
    }

    private Map<String, Object> components() {
        var responses = calls.stream()
                .flatMap(call -> problems(call).stream())
                .distinct()
                .sorted()
                .collect(Collectors.toMap(
                        status -> "Problem" + status,
                        this::problem,
                        (one, other) -> one,
                        LinkedHashMap<String, Object>::new));
        return map(
                "securitySchemes",
                map("token", map("type", "http", "scheme", "bearer", "description", texts.t("api.token"))),
                "parameters",
                sharedParameters(),
                "responses",
                responses,
                "schemas",
                schemas.found());
    }

    private Map<String, Object> problem(int status) {
        var response = map("description", texts.status(status));
        if (status == 503) {
            var seconds = map("description", texts.t("api.retry-after"), "schema", map("type", "integer"));
            response.put("headers", map("Retry-After", seconds));
        }
        response.put("content", map(PROBLEM, map("schema", schemas.of(ProblemBody.class))));
        return response;
    }

    private Map<String, Object> sharedParameters() {
        var limit = map("type", "integer", "minimum", 1, "maximum", Paging.MOST, "default", Paging.USUAL);
        return map(
                "Cursor",
                shared("cursor", "query", texts.t("field.cursor"), map("type", "string")),
                "Limit",
                shared("limit", "query", texts.t("field.limit"), limit),
                "IdempotencyKey",
                shared(
                        "Idempotency-Key",
                        "header",
                        texts.t("api.key"),
                        map("type", "string", "minLength", 1, "maxLength", 200)));
    }

    private static Map<String, Object> shared(String name, String in, String text, Map<String, Object> schema) {
        return map("name", name, "in", in, "description", text, "schema", schema);
    }
}
