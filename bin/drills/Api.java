import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** The program as other programs call it. */
final class Api {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String origin;
    private final String token;

    Api(int port, String token) {
        this.origin = "http://127.0.0.1:" + port;
        this.token = token;
    }

    /** An answer, and how long it took. */
    record Answer(int status, String body, String retryAfter, String location, Duration took) {

        boolean isAcknowledgement() {
            return status == 200 || status == 201 || status == 202;
        }

        long figure(String name) {
            var found = Pattern.compile("\"" + name + "\"\\s*:\\s*(\\d+)").matcher(body);
            if (!found.find()) throw new IllegalStateException("no " + name + " in " + body);
            return Long.parseLong(found.group(1));
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer upload(String path, String name, String csv) throws IOException, InterruptedException {
        var boundary = "concentricdrill";
        var body = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n"
                .formatted(boundary, name, csv, boundary);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Retry-After").orElse(""),
                answer.headers().firstValue("Location").orElse(""),
                Duration.ofNanos(System.nanoTime() - begun));
    }
}
