package concentric.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program as it is shipped, running on a new data folder at a free port of this machine; ends with this object, or
 * with this process. Its files are kept in {@code bench/work} until the next one is made.
 */
final class Installation implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    /** Of the custodian, for what is seen in a browser. */
    static final String LOGIN = "bench";

    static final String PASSWORD = "a benchmark's password";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String READY = "Concentric is ready at ";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Path data;
    private final Process process;
    private final URI address;
    private final String token;
    private final Thread ending;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Installation(Path data, Process process, URI address, String token) {
        this.data = data;
        this.process = process;
        this.address = address;
        this.token = token;
        this.ending = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /**
     * Sets one up and starts it.
     *
     * @param home the project's folder
     * @param currency ISO 4217
     */
    static Installation started(Path home, String currency) throws IOException, InterruptedException {
        var work = Files.createDirectories(home.resolve("bench/work"));
        var data = work.resolve("data");
        delete(data);
        var password = Files.writeString(work.resolve("password"), PASSWORD + "\n");
        output(command(
                home,
                "setup",
                data,
                "--name",
                "Bench",
                "--zone",
                "UTC",
                "--currency",
                currency,
                "--login",
                LOGIN,
                "--password-file",
                password.toString()));
        var token = output(command(home, "token", data, "--name", "bench"));
        var process = new ProcessBuilder(command(home, "run", data, "--port", "0"))
                .redirectErrorStream(true)
                .start();
        return new Installation(data, process, ready(process), token.strip());
    }

    /** By the launcher, as everybody starts it; it replaces itself by the program. */
    static List<String> command(Path home, String verb, Path data, String... more) {
        var command = new ArrayList<>(List.of(home.resolve("concentric").toString(), verb, "--data", data.toString()));
        command.addAll(List.of(more));
        return command;
    }

    static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IllegalStateException(String.join(" ", command) + " failed");
        return output;
    }

    /** Reads what the program says until it tells its address, and goes on reading so that it is never blocked. */
    private static URI ready(Process process) throws IOException {
        var said = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(System.err::println));
                return URI.create(line.substring(READY.length()));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the program did not start:\n" + said);
    }

    /** Sends something and reads the answer; anything but a success is an exception with what the program said. */
    JsonNode post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).header("Content-Type", type).POST(body)));
    }

    /** Sends a text. */
    JsonNode post(String path, String type, String text) throws IOException, InterruptedException {
        return post(path, type, BodyPublishers.ofString(text));
    }

    /** Reads a text. */
    String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Asks for something as large as all there is, into a file. */
    void download(String path, Path file) throws IOException, InterruptedException {
        var request = request(path).POST(BodyPublishers.noBody()).build();
        int status = http.send(request, BodyHandlers.ofFile(file)).statusCode();
        if (status != 200) throw new IllegalStateException(path + ": " + status);
    }

    /** Reads something as a browser does, packed; how many bytes came over the wire. */
    int packed(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(request(path).header("Accept-Encoding", "gzip").GET().build(), BodyHandlers.ofByteArray());
        if (!answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            throw new IllegalStateException(path + " came unpacked, or not at all: " + answer.statusCode());
        }
        return answer.body().length;
    }

    /** Where it listens. */
    String origin() {
        return address.resolve("/").toString().replaceFirst("/$", "");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Imports a file and waits until all of it is taken; how many things were recorded. */
    JsonNode bringIn(String what, String name, BodyPublisher content, String options)
            throws IOException, InterruptedException {
        var boundary = "bench-boundary";
        var head = """
                --%1$s\r
                Content-Disposition: form-data; name="options"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s"\r
                Content-Type: text/csv\r
                \r
                """.formatted(boundary, options, name);
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head), content, BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        var job = post("/api/imports/" + what, "multipart/form-data; boundary=" + boundary, body);
        while (List.of("queued", "started").contains(job.path("state").asString())) {
            Thread.sleep(LOOK_AGAIN);
            job = JSON.readTree(get("/api/jobs/" + job.path("id").asLong()));
        }
        if (!job.path("state").asString().equals("finished")) throw new IllegalStateException("import: " + job);
        return job;
    }

    /** Imports lines that all have to be taken. */
    void bringIn(String what, String lines) throws IOException, InterruptedException {
        var job = bringIn(what, what + ".csv", BodyPublishers.ofString(lines), "");
        if (job.path("rejected").asLong() > 0) throw new IllegalStateException("import of " + what + ": " + job);
    }

    /** A connection to the program's own database. */
    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(databaseAddress() + "?prepareThreshold=1", "postgres", databasePassword());
    }

    /** The address of the program's own database, as JDBC wants it. */
    String databaseAddress() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + saidOfDatabase("port") + "/concentric";
    }

    String databasePassword() throws IOException {
        return saidOfDatabase("password");
    }

    private String saidOfDatabase(String what) throws IOException {
        return Files.readString(data.resolve("postgres").resolve(what)).strip();
    }

    /** Signs in as the custodian, with the form that a browser shows; what to send as cookies from then on. */
    String signIn() throws IOException, InterruptedException {
        return signIn(LOGIN);
    }

    /** Signs in as somebody whose account has the benchmarks' password. */
    String signIn(String login) throws IOException, InterruptedException {
        var form = page("/sign-in", "");
        var answer = submit("/sign-in", cookies(form), csrf(form), "login=" + login + "&password=" + encoded(PASSWORD));
        return cookies(answer);
    }

    /** Opens an account for a person, with the code as its login, as the custodian does in a browser. */
    void openAccount(String person) throws IOException, InterruptedException {
        var session = signIn();
        var page = page("/people/" + person, session);
        var fields = "person=%1$s&login=%1$s&password=%2$s".formatted(person, encoded(PASSWORD));
        submit("/people-accounts", session + "; " + cookies(page), csrf(page), fields);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> page(String path, String cookies) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path)).GET();
        if (!cookies.isEmpty()) request.header("Cookie", cookies);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String csrf(HttpResponse<String> page) {
        var csrf = CSRF.matcher(page.body());
        if (!csrf.find()) throw new IllegalStateException("no form at " + page.uri());
        return csrf.group(1);
    }

    private HttpResponse<String> submit(String path, String cookies, String csrf, String fields)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .POST(BodyPublishers.ofString("_csrf=" + csrf + "&" + fields))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 303) throw new IllegalStateException(path + ": " + answer.statusCode());
        return answer;
    }

    /** The cookies that an answer gives, as they are sent back; not those that it takes away. */
    private static String cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .filter(cookie -> !cookie.endsWith("="))
                .collect(Collectors.joining("; "));
    }

    /** Waits until every batch that is full is posted. */
    void awaitPosted(Connection database) throws SQLException, InterruptedException {
        try (var question = database.prepareStatement("""
                select (select last from payments.counter) - (select coalesce(max(to_seq), 0) from ledger.batch)
                """)) {
            while (true) {
                try (var answer = question.executeQuery()) {
                    answer.next();
                    if (answer.getLong(1) < 10_000) return;
                }
                Thread.sleep(LOOK_AGAIN);
            }
        }
    }

    /** What the program itself has used. */
    ProcessorTime program() {
        return ProcessorTime.of(Stream.of(process.toHandle()));
    }

    /** What the processes of its database have used. */
    ProcessorTime database() {
        return ProcessorTime.of(process.descendants());
    }

    @Override
    public void close() {
        end(process);
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    /** In order, and by force if that takes too long; its database is a child of it. */
    private static void end(Process process) {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
