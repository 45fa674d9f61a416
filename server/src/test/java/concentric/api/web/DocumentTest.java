package concentric.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.platform.web.Bundles;
import concentric.platform.web.Texts;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The API’s document")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class DocumentTest {

    private final int port;
    private final RequestMappingHandlerMapping mappings;
    private final ApiCalls calls;
    private final Examples examples;
    private final Bundles bundles;
    private final JsonMapper json = JsonMapper.shared();
    private Browser custodian;
    private String token = "";

    DocumentTest(
            @LocalServerPort int port,
            RequestMappingHandlerMapping mappings,
            ApiCalls calls,
            Examples examples,
            Bundles bundles) {
        this.port = port;
        this.mappings = mappings;
        this.calls = calls;
        this.examples = examples;
        this.bundles = bundles;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void setUp() {
        custodian = Browser.custodian(port);
        token = custodian.token("reader", "read");
    }

    @Test
    @DisplayName("has every call that the controllers map, and no other")
    void everyCall() {
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            for (var pattern : info.getPatternValues()) {
                if (!pattern.startsWith("/api/") || pattern.equals("/api/openapi.json")) continue;
                var path = pattern.replaceAll(":[^}]*}", "}").replace("{*", "{");
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> mapped.add(verb.name().toLowerCase(Locale.ROOT) + " " + path));
            }
        });
        var told = new TreeSet<String>();
        var answer = custodian.api("GET", "/api/openapi.json", token, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        json.readTree(answer.body())
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().forEach(verb -> told.add(verb + " " + path.getKey())));
        assertThat(told).isEqualTo(mapped);
    }

    @Test
    @DisplayName("calls each call by a name of its own")
    void names() {
        assertThat(calls.all().stream().map(ApiCall::name)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("explains every call, parameter and field, in every language")
    void texts() {
        var missing = new TreeSet<String>();
        Texts asked = (key, args) -> {
            if (!bundles.has(key)) missing.add(key);
            return key;
        };
        var texts = new ApiTexts(bundles, asked);
        assertThat(new OpenApi(calls.all(), examples, texts).document()).isNotEmpty();
        var entries = new ReferenceEntries(examples, texts, json);
        assertThat(calls.all().stream().map(entries::entry)).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("is in the reader’s language")
    void languages() {
        var german = new ApiTexts(bundles, bundles.in(Locale.GERMAN));
        var english = new ApiTexts(bundles, bundles.in(Locale.ENGLISH));
        assertThat(calls.all())
                .allSatisfy(call -> assertThat(german.summary(call))
                        .isNotEqualTo(english.summary(call))
                        .isNotBlank());
    }
}
