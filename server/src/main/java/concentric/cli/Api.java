package concentric.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of a program, asked by HTTP. What it refuses is thrown as {@link Refusal}; what can't be asked, as {@link Failure}. */
final class Api {

    private static final Duration PATIENCE_TO_CONNECT = Duration.ofSeconds(10);

    /** A proof of every payment of a large organisation takes a while. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final String BOUNDARY = "concentric-7d0f2c51b9e84a6f";

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE_TO_CONNECT).build();
    private final URI base;
    private final String token;

    /**
     * @param base where the program answers, with a slash at its end
     * @param token what to show it
     */
    Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Reads something, as JSON. */
    JsonNode get(String path, Map<String, String> query) {
        return parsed(sent(request(path, query, "application/json").GET()));
    }

    /** Reads something, as CSV. */
    String csv(String path, Map<String, String> query) {
        return sent(request(path, query, "text/csv").GET());
    }

    /** Asks for something that is as large as the installation, and reads it as it comes. */
    InputStream download(String path) {
        var request = request(path, Map.of(), "application/gzip, application/problem+json")
                .POST(BodyPublishers.noBody());
        var answer = answer(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() < 300) return answer.body();
        try (var body = answer.body()) {
            throw refused(answer, new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "Asking " + base + " failed: " + e.getMessage(), e);
        }
    }

    /** Asks for something to be done. */
    JsonNode post(String path, Map<String, String> query) {
        return parsed(sent(request(path, query, "application/json").POST(BodyPublishers.noBody())));
    }

    /** Sends JSON. */
    JsonNode postJson(String path, Object body) {
        return parsed(sent(request(path, Map.of(), "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)))));
    }

    /** Sends a text. */
    JsonNode postText(String path, Map<String, String> query, String text) {
        return parsed(sent(request(path, query, "application/json")
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(text))));
    }

    /** Sends a file as a form does, straight from the disk, with further fields. */
    JsonNode postFile(String path, Path file, Map<String, String> fields) throws IOException {
        return parsed(sent(request(path, Map.of(), "application/json")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(form(file, fields))));
    }

    private static BodyPublisher form(Path file, Map<String, String> fields) throws IOException {
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(quotable(String.valueOf(file.getFileName())))
                .append("\"\r\nContent-Type: text/csv\r\n\r\n");
        return BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    /** As browsers do it (WHATWG HTML, multipart/form-data). */
    private static String quotable(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private HttpRequest.Builder request(String path, Map<String, String> query, String accept) {
        return HttpRequest.newBuilder(base.resolve(path + asked(query)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .header("Accept-Language", "en");
    }

    private static String asked(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    }

    private String sent(HttpRequest.Builder request) {
        var answer = answer(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() < 300) return answer.body();
        throw refused(answer, answer.body());
    }

    private <T> HttpResponse<T> answer(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (ConnectException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "Nothing answers at " + base + ". Does the program run?", e);
        } catch (IOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "Asking " + base + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Ending.NOT_POSSIBLE, "Interrupted.", e);
        }
    }

    private RuntimeException refused(HttpResponse<?> answer, String body) {
        int status = answer.statusCode();
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/problem+json")) return Refusal.of(status, parsed(body));
        return new Failure(
                Ending.NOT_POSSIBLE, "What answers at %s is no Concentric: status %d.".formatted(base, status));
    }

    private JsonNode parsed(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "What answers at " + base + " is no Concentric: no JSON.", e);
        }
    }
}
