package concentric.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import concentric.ApplicationTest;
import concentric.platform.web.Bundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.json.JsonMapper;

/** Redocly reads the document. It comes from the npm registry, pinned by a lock; the node it runs on is Playwright’s. */
@DisplayName("The API’s document is OpenAPI 3.1 by the rules of a linter")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class LintTest {

    private static final Path RULES = Path.of("src/test/openapi");
    private static final Path FOLDER = Path.of("target/openapi");

    private final ApiCalls calls;
    private final Examples examples;
    private final Bundles bundles;
    private final JsonMapper json = JsonMapper.shared();

    LintTest(ApiCalls calls, Examples examples, Bundles bundles) {
        this.calls = calls;
        this.examples = examples;
        this.bundles = bundles;
    }

    private record Finished(int status, String said) {}

    @BeforeAll
    void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (var file : List.of("package.json", "package-lock.json", "redocly.yaml")) {
            Files.copy(RULES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(linter())) return;
        var installed = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        assertThat(installed.status())
                .as("npm, which ./concentric test looks for, said: %s", installed.said())
                .isZero();
    }

    private static Path linter() {
        return FOLDER.resolve("node_modules/@redocly/cli/bin/cli.js");
    }

    private static Finished run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("said", ".txt");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
            builder.environment().put("REDOCLY_TELEMETRY", "off");
            var process = builder.start();
            process.getOutputStream().close();
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as(command.toString())
                    .isTrue();
            return new Finished(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private Finished lint(String name, Object document) throws IOException, InterruptedException {
        var file = FOLDER.resolve(name);
        Files.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        var driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .driverDir();
        var isWindows = System.getProperty("os.name").startsWith("Windows");
        var node = driver.resolve(isWindows ? "node.exe" : "node").toString();
        return run(List.of(
                node,
                FOLDER.toAbsolutePath().relativize(linter().toAbsolutePath()).toString(),
                "lint",
                name));
    }

    private Map<String, Object> document(Locale locale) {
        return new OpenApi(calls.all(), examples, new ApiTexts(bundles, bundles.in(locale))).document();
    }

    @Test
    @DisplayName("in every language")
    void everyLanguage() throws IOException, InterruptedException {
        for (var language : bundles.languages()) {
            var linted = lint("openapi-" + language.getLanguage() + ".json", document(language));
            assertThat(linted.status()).as(linted.said()).isZero();
            assertThat(linted.said()).contains("is valid").doesNotContain("warning");
        }
    }

    @Test
    @DisplayName("planted: an operation without a name, a reference to nothing, an example that does not fit")
    void planted() throws IOException, InterruptedException {
        var text = json.writeValueAsString(document(Locale.ENGLISH));
        var broken = text.replace("\"operationId\":\"recordPayment\",", "")
                .replaceFirst("#/components/schemas/Unit\"", "#/components/schemas/Nothing\"");
        var linted = lint("openapi-planted.json", json.readTree(broken));
        assertThat(linted.status()).isNotZero();
        assertThat(linted.said()).contains("operation-operationId").contains("no-unresolved-refs");
    }
}
