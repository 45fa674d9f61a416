package concentric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** A browser without a window, over real HTTP: it keeps cookies, fills in the hidden field of forms, and follows nothing. */
public final class Browser {

    /** The password of everybody in tests. */
    public static final String PASSWORD = "correct horse battery";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    private final String origin;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Browser(int port) {
        this.origin = "http://localhost:" + port;
    }

    /** What a page or the API answered. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        /** A header, or an empty text. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Where the browser is sent. */
        public String location() {
            return header("Location");
        }
    }

    /** One that nobody has signed in with. */
    public static Browser anonymous(int port) {
        return new Browser(port);
    }

    /** Sets the installation up as a first visitor does, and is the custodian from then on. */
    public static Browser custodian(int port) {
        var browser = new Browser(port);
        var answer = browser.post(
                "/set-up",
                "organisation",
                "Acme",
                "zone",
                "Europe/Berlin",
                "currency",
                "EUR",
                "name",
                "Ann Custodian",
                "login",
                "ann",
                "password",
                PASSWORD);
        if (answer.status() != 303) throw new AssertionError("set-up answered " + answer.status() + answer.body());
        return browser;
    }

    /** Signs in with the password of everybody. */
    public static Browser signedIn(int port, String login) {
        return signedIn(port, login, PASSWORD);
    }

    /** Signs in with a password of one's own. */
    public static Browser signedIn(int port, String login, String password) {
        var browser = new Browser(port);
        var answer = browser.post("/sign-in", "login", login, "password", password);
        if (answer.status() != 303) throw new AssertionError("sign-in answered " + answer.status() + answer.body());
        return browser;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** A file as it is. */
    public byte[] bytes(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A page, asked for at another host, as behind a proxy. */
    public Answer getAs(String host, String path) {
        return send(request(path).header("X-Forwarded-Host", host).GET());
    }

    /** Sends a form: names and values in turn. The form's page is the address itself, or the shell of any other page. */
    public Answer post(String path, String... form) {
        return postFrom(formPage(path), path, form);
    }

    /** Sends a form that stands on a page. */
    public Answer postFrom(String page, String path, String... form) {
        var fields = new ArrayList<>(List.of(form));
        fields.addAll(List.of("_csrf", csrf(page)));
        return postAsIs(path, fields.toArray(String[]::new));
    }

    /** Sends exactly these fields, as another site's form would. */
    public Answer postAsIs(String path, String... form) {
        var body = new StringBuilder();
        for (int i = 0; i < form.length; i += 2) {
            if (i > 0) body.append('&');
            body.append(form[i]).append('=').append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Asks the API as a program does: nothing but a token. */
    public Answer api(String method, String path, String token, String json) {
        var body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return send(
                bearer(path, token).header("Content-Type", "application/json").method(method, body));
    }

    /** Asks the API for one kind of answer. */
    public Answer apiGet(String path, String token, String accept) {
        return send(bearer(path, token).header("Accept", accept).GET());
    }

    /** Sends a text to the API. */
    public Answer apiText(String path, String token, String text) {
        return apiText("POST", path, token, text);
    }

    /** Sends a text to the API by a verb. */
    public Answer apiText(String method, String path, String token, String text) {
        return send(bearer(path, token)
                .header("Content-Type", "text/plain; charset=utf-8")
                .method(method, BodyPublishers.ofString(text)));
    }

    /** Sends JSON to the API with one more header. */
    public Answer apiWith(String header, String value, String path, String token, String json) {
        return send(bearer(path, token)
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(json)));
    }

    /** Sends a file to the API. */
    public Answer upload(String path, String token, byte[] file) {
        return upload(path, token, "file.csv", file);
    }

    /** Sends a file to the API with other fields, names and values in turn. */
    public Answer upload(String path, String token, String name, byte[] file, String... form) {
        return send(multipart(bearer(path, token), name, file, List.of(form)));
    }

    /** Sends a form with a file in it. */
    public Answer postFile(String path, String name, byte[] file, String... form) {
        var fields = new ArrayList<>(List.of(form));
        fields.addAll(List.of("_csrf", csrf(formPage(path))));
        return send(multipart(request(path), name, file, fields));
    }

    private static HttpRequest.Builder multipart(
            HttpRequest.Builder request, String name, byte[] file, List<String> form) {
        var boundary = UUID.randomUUID().toString();
        var fields = new StringBuilder();
        for (int i = 0; i < form.size(); i += 2) {
            fields.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, form.get(i), form.get(i + 1)));
        }
        fields.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, name));
        BodyPublisher body = BodyPublishers.ofByteArrays(List.of(
                fields.toString().getBytes(StandardCharsets.UTF_8),
                file,
                ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8)));
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body);
    }

    /** Makes an API token as the custodian and answers with its secret. */
    public String token(String name) {
        return token(name, "read", "record", "sign", "manage");
    }

    /** Makes an API token of some scopes as the custodian and answers with its secret. */
    public String token(String name, String... scopes) {
        return made("/admin/tokens", name, scopes);
    }

    /** Makes a token of some scopes for whoever is signed in and answers with its secret. */
    public String ownToken(String name, String... scopes) {
        return made("/account/tokens", name, scopes);
    }

    private String made(String path, String name, String... scopes) {
        var form = new ArrayList<>(List.of("name", name, "days", "30"));
        for (var scope : scopes) form.addAll(List.of("scope", scope));
        var page = post(path, form.toArray(String[]::new)).body();
        var secret = Pattern.compile("cct_[A-Za-z0-9_-]+").matcher(page);
        if (!secret.find()) throw new AssertionError("no token in " + page);
        return secret.group();
    }

    /** A cookie, or an empty text. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** The hidden field of the forms on a page. */
    public String csrf(String page) {
        var found = CSRF.matcher(get(page).body());
        if (!found.find()) throw new AssertionError("no form on " + page);
        return found.group(1);
    }

    /** A page with a form, for the hidden field is the same on all of them. */
    private String formPage(String path) {
        if (path.equals("/set-up") || path.startsWith("/link/")) return path;
        if (path.equals("/sign-in")) return path;
        return cookie("session").isEmpty() ? "/sign-in" : "/network/units";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    private HttpRequest.Builder bearer(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
