package concentric.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.api.web.Examples.Example;
import concentric.platform.web.Bundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of the document, made one after the other in a new organisation. With {@code -Dconcentric.write-examples}
 * their answers are written down anew.
 */
@DisplayName("The API’s examples")
@ApplicationTest
class ExamplesTest {

    private static final Path FILE = Path.of("src/main/resources/api/examples.json");

    /** Longer answers tell nobody more. */
    private static final int LONGEST_ANSWER = 4_000;

    private static final String INSTANT =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|\\+00:00)|\\d{8}T\\d{6}";

    /** A hash, key, signature or secret. */
    private static final String RANDOM = "[0-9a-f]{64}|/link/[A-Za-z0-9_-]{43}|[A-Za-z0-9+/]{50,}=*";

    private final Browser custodian;
    private final Map<String, String> tokens = new HashMap<>();
    private final int port;
    private final ApiCalls calls;
    private final Examples examples;
    private final Bundles bundles;
    private final JsonMapper json = JsonMapper.shared();

    ExamplesTest(@LocalServerPort int port, MovableClock clock, ApiCalls calls, Examples examples, Bundles bundles) {
        clock.set(Instant.parse("2026-05-04T09:00:00Z"));
        this.custodian = Browser.custodian(port);
        this.port = port;
        this.calls = calls;
        this.examples = examples;
        this.bundles = bundles;
    }

    @Test
    @DisplayName("are calls that were made, one of each, and their answers are what the document says")
    void examples() throws IOException {
        var told = json.readValue(FILE.toFile(), new TypeReference<List<Example>>() {});
        var made = new ArrayList<Example>();
        var document = strict(json.valueToTree(
                new OpenApi(calls.all(), examples, new ApiTexts(bundles, bundles.in(Locale.ENGLISH))).document()));
        for (var example : told) {
            var call = calls.all().stream()
                    .filter(one -> one.name().equals(example.call()))
                    .findAny()
                    .orElseThrow(() -> new AssertionError("no call " + example.call()));
            var answer = make(call, example);
            assertThat(answer.status())
                    .as(example.call() + ": " + answer.body())
                    .isIn(statuses(call, example));
            var body = read(answer.body());
            if (body != null && !body.isString() && answer.status() < 400) fits(document, call, answer.status(), body);
            made.add(new Example(
                    example.call(),
                    example.as(),
                    example.path(),
                    example.body(),
                    example.text(),
                    example.file(),
                    answer.status(),
                    answer.body().length() > LONGEST_ANSWER
                                    || call.call().media()[0].endsWith("gzip")
                            ? null
                            : body));
        }
        if (Boolean.getBoolean("concentric.write-examples")) {
            Files.writeString(FILE, written(made));
            return;
        }
        assertThat(made).hasSameSizeAs(told);
        for (int i = 0; i < made.size(); i++) {
            assertThat(steady(made.get(i))).as(told.get(i).call()).isEqualTo(steady(told.get(i)));
        }
        assertThat(Set.copyOf(told.stream().map(Example::call).toList()))
                .isEqualTo(Set.copyOf(calls.all().stream().map(ApiCall::name).toList()));
    }

    private Browser.Answer make(ApiCall call, Example example) {
        var token = tokens.computeIfAbsent(example.as() == null ? "" : example.as(), this::token);
        if (call.name().equals("getJob")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> custodian
                            .api("GET", example.path(), token, "")
                            .body()
                            .contains("\"finished\""));
        }
        if (example.file() != null) {
            return custodian.upload(example.path(), token, example.file().getBytes(StandardCharsets.UTF_8));
        }
        if (example.text() != null || call.body() == String.class) {
            var text = example.text() == null ? "" : example.text();
            return custodian.apiText(call.verb(), example.path(), token, text);
        }
        var body = example.body() == null ? "" : example.body().toString();
        if (call.verb().equals("GET")) {
            return custodian.apiGet(example.path(), token, "application/json");
        }
        return custodian.api(call.verb(), example.path(), token, body);
    }

    /** What the call may answer; a job that is over can't be cancelled, and that is an example too. */
    private static List<Integer> statuses(ApiCall call, Example example) {
        var statuses =
                new ArrayList<>(Arrays.stream(call.call().status()).boxed().toList());
        if (example.status() == 409) statuses.add(409);
        return statuses;
    }

    /** One that the person made; the custodian opened the account. */
    private String token(String person) {
        if (person.isEmpty()) return custodian.token("examples");
        custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        var browser = Browser.signedIn(port, person);
        var form = List.of("name", "t", "days", "30", "scope", "read", "scope", "sign", "scope", "manage");
        var page = browser.post("/account/tokens", form.toArray(String[]::new)).body();
        var secret = Pattern.compile("cct_[A-Za-z0-9_-]+").matcher(page);
        if (!secret.find()) throw new AssertionError("no token in " + page);
        return secret.group();
    }

    private @Nullable JsonNode read(String body) {
        if (body.isEmpty()) return null;
        if (body.startsWith("{")) return json.readTree(body);
        return json.valueToTree(body.length() > LONGEST_ANSWER ? body.substring(0, 100) : body);
    }

    /** With every object closed, so that a field which the document does not know is found too. */
    private JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("type").asString("").equals("object") && object.has("properties")) {
                object.put("additionalProperties", false);
            }
            object.properties().forEach(child -> strict(child.getValue()));
        } else {
            node.forEach(this::strict);
        }
        return node;
    }

    private void fits(JsonNode document, ApiCall call, int status, JsonNode body) {
        var schema = document.path("paths")
                .path(call.path())
                .path(call.verb().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(String.valueOf(status))
                .path("content")
                .path("application/json")
                .path("schema");
        assertThat(schema.isObject()).as(call.name()).isTrue();
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components"));
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var errors = registry.getSchema(whole).validate(body);
        assertThat(errors).as(call.name() + " " + body).isEmpty();
    }

    private String written(List<Example> made) {
        var mapper = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(made.stream().map(ExamplesTest::sparse).toList()) + "\n";
    }

    private static Map<String, Object> sparse(Example example) {
        var map = Schemas.map("call", example.call());
        if (example.as() != null) map.put("as", example.as());
        map.put("path", example.path());
        if (example.body() != null) map.put("body", example.body());
        if (example.text() != null) map.put("text", example.text());
        if (example.file() != null) map.put("file", example.file());
        map.put("status", example.status());
        if (example.answer() != null) map.put("answer", example.answer());
        return map;
    }

    /** Without what differs from one time to the next: instants, hashes, keys, and how many checkpoints the clock took. */
    private String steady(Example example) {
        return json.writeValueAsString(sparse(example))
                .replaceAll("\"checkpoints\":\\d+", "CHECKPOINTS")
                .replaceAll(INSTANT, "INSTANT")
                .replaceAll(RANDOM, "RANDOM");
    }
}
