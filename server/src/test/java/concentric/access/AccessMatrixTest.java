package concentric.access;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.ledger.Batches;
import concentric.ledger.Posting;
import concentric.people.Accounts;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address that the controllers map is asked as everybody, about a thing of one's own, a sibling's, a stranger's and
 * a partner's, and each answer is held against what the address declares. With {@code -Dconcentric.write-access} the
 * matrix in {@code docs/access.md} is written anew.
 */
@DisplayName("Access")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixTest {

    private static final Path FILE = Path.of("../docs/access.md");

    /** Addresses that are not asked, each with the reason. */
    private static final Map<String, String> NOT_ASKED = Map.of(
            "GET /error", "the web server's own, for what it refuses itself",
            "POST /account/sessions/{id}/end", "another's session is never known; PeopleTest looks at it",
            "POST /account/passkeys/{id}/remove", "another's passkey is never known; PasskeysTest looks at it",
            "POST /sign-out", "ends what the matrix asks with; SignInTest looks at it",
            "POST /password", "SignInTest looks at it",
            "POST /link/{secret}", "whoever has the secret; LinksTest looks at it",
            "POST /imports/{what}/files/{id}", "a file that was looked through; the stories look at it",
            "GET /imports/{what}/files/{id}", "as sending it",
            "POST /imports/{what}/files/{id}/forget", "as sending it",
            "POST /set-up", "once, by the first; FirstVisitTest looks at it");

    private final RequestMappingHandlerMapping mappings;
    private @Nullable Things made;
    private final Map<Caller, Browser> browsers = new EnumMap<>(Caller.class);
    private final Map<Caller, String> tokens = new EnumMap<>(Caller.class);
    private final Map<Caller, String> csrf = new EnumMap<>(Caller.class);
    private final Batches batches;
    private final Accounts accounts;
    private final int port;
    private String narrow = "";
    private String reading = "";

    AccessMatrixTest(
            @LocalServerPort int port, RequestMappingHandlerMapping mappings, Batches batches, Accounts accounts) {
        this.batches = batches;
        this.accounts = accounts;
        this.port = port;
        this.mappings = mappings;
    }

    /** An address as it is mapped. */
    private record Address(String verb, String path, Access access) {

        String name() {
            return verb + " " + path;
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }

        /** Whether it is about one thing of a place. */
        boolean isAbout() {
            return (path.replaceAll("\\{(format|language)}", "").contains("{")
                            && !Requests.IS_ABOUT_NONE.contains(path))
                    || Requests.NAMES_ONE.contains(name());
        }
    }

    private record Cell(Address address, Caller caller, Place place) {

        boolean expected() {
            // All files were imported by the custodian.
            if (address.access() == Access.SELF && address.path().contains("/jobs/{id}")) {
                return caller == Caller.CUSTODIAN;
            }
            return Expectation.may(address.access(), caller, place, address.isAbout());
        }
    }

    private Things things() {
        return Objects.requireNonNull(made);
    }

    private List<Address> addresses() {
        var addresses = new ArrayList<Address>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (!method.getBeanType().getPackageName().startsWith("concentric.")) return;
            var allowed = method.getMethodAnnotation(Allowed.class);
            for (var pattern : info.getPatternValues()) {
                var path = pattern.replaceAll(":[^}]*}", "}").replace("{*", "{");
                var verbs = info.getMethodsCondition().getMethods();
                var verb = verbs.isEmpty() ? "GET" : verbs.iterator().next().name();
                var access = Objects.requireNonNull(allowed, verb + " " + path + " declares no @Allowed");
                addresses.add(new Address(verb, path, access.value()));
            }
        });
        addresses.sort(Comparator.comparing(Address::path).thenComparing(Address::verb));
        return addresses;
    }

    @Test
    @DisplayName("is declared at every method that answers an address")
    void declared() {
        var methods = mappings.getHandlerMethods().values().stream()
                .filter(method -> method.getBeanType().getPackageName().startsWith("concentric."))
                .map(method -> method.getMethod())
                .toList();
        assertThat(undeclared(methods)).isEmpty();
    }

    @Test
    @DisplayName("planted: a method that declares nothing")
    void planted() {
        assertThat(undeclared(List.of(Planted.class.getDeclaredMethods()))).containsExactly("Planted.forgotten");
    }

    private static List<String> undeclared(List<Method> methods) {
        return methods.stream()
                .filter(method -> !method.isAnnotationPresent(Allowed.class))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .sorted()
                .toList();
    }

    /** No controller: nobody maps it. */
    @SuppressWarnings("UnusedMethod")
    private static final class Planted {

        @GetMapping("/forgotten")
        String forgotten() {
            return "";
        }

        @Allowed(Access.INSIDE)
        @GetMapping("/remembered")
        String remembered() {
            return "";
        }
    }

    @Test
    @DisplayName("is as declared: every address, asked as everybody, about everybody’s things")
    void matrix() throws IOException {
        made = new Things(port);
        things().found();
        assertThat(batches.post(accounts.console())).isInstanceOf(Posting.Posted.class);
        signIn();
        var addresses = addresses();
        var cells = new ArrayList<Cell>();
        for (var address : addresses) {
            if (NOT_ASKED.containsKey(address.name())) continue;
            for (var caller : Caller.values()) {
                // A token is good at the API alone.
                if (caller == Caller.TOKEN && !address.isApi()) continue;
                var places = address.isAbout() ? Place.values() : new Place[] {Place.OWN};
                for (var place : places) cells.add(new Cell(address, caller, place));
            }
        }
        // First what must be refused: it changes nothing for what comes after.
        cells.sort(Comparator.comparing(Cell::expected)
                .thenComparing(cell -> Requests.isLast(cell.address().name())));
        var wrong = new ArrayList<String>();
        for (var cell : cells) {
            var answer = ask(cell);
            if (answer.status() >= 500 || may(answer, cell) != cell.expected()) {
                wrong.add("%s as %s about %s: expected %s by %s, was %s %s"
                        .formatted(
                                cell.address().name(),
                                cell.caller(),
                                cell.place(),
                                cell.expected() ? "yes" : "no",
                                cell.address().access(),
                                answer.status(),
                                said(answer)));
            }
        }
        System.out.println("access matrix: " + cells.size() + " cells of " + addresses.size() + " addresses");
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
        var document = AccessDocument.of(table(cells), cells.size());
        if (Boolean.getBoolean("concentric.write-access")) Files.writeString(FILE, document);
        assertThat(Files.readString(FILE)).isEqualTo(document);
    }

    /** By address: who may, as declared, and the marks of each caller in the order of the places. */
    private static Map<String, AccessDocument.Row> table(List<Cell> cells) {
        var rows = new TreeMap<String, AccessDocument.Row>();
        for (var cell : cells) {
            var address = cell.address();
            rows.computeIfAbsent(
                            address.path() + " " + address.verb(),
                            any -> new AccessDocument.Row(address.name(), address.access(), address.isAbout()))
                    .mark(cell.caller(), cell.place(), cell.expected());
        }
        return rows;
    }

    private void signIn() {
        for (var caller : Caller.values()) {
            var login = caller.login();
            if (login == null || caller == Caller.CUSTODIAN) continue;
            var browser = Browser.signedIn(port, login);
            browsers.put(caller, browser);
            tokens.put(caller, Caller.token(browser, "all", "read", "record", "sign", "manage"));
            if (caller == Caller.TOKEN) {
                narrow = Caller.token(browser, "narrow", "record");
                reading = Caller.token(browser, "reading", "read");
            }
        }
        browsers.put(Caller.CUSTODIAN, things().custodian());
        tokens.put(Caller.CUSTODIAN, things().custodian().token("custodian"));
        browsers.put(Caller.NOBODY, Browser.anonymous(port));
        browsers.forEach((caller, browser) ->
                csrf.put(caller, browser.csrf(caller == Caller.NOBODY ? "/sign-in" : "/network/units")));
    }

    private Browser.Answer ask(Cell cell) {
        var address = cell.address();
        var path = Requests.path(address.name(), address.path(), cell.place(), things());
        var browser = Objects.requireNonNull(browsers.get(cell.caller()));
        if (!address.isApi()) {
            return address.verb().equals("GET") ? browser.get(path) : browser.postAsIs(path, form(cell));
        }
        var token = token(cell);
        var outside = Browser.anonymous(port);
        if (address.verb().equals("GET")) {
            return token == null ? outside.get(path) : outside.api("GET", path, token, "");
        }
        var shown = token == null ? "none" : token;
        var body = Requests.body(address.name(), cell.place());
        if (body.startsWith("{")) return outside.api(address.verb(), path, shown, body);
        return address.name().contains("/imports/")
                ? outside.upload(path, shown, new byte[0])
                : outside.apiText(address.verb(), path, shown, body);
    }

    private @Nullable String token(Cell cell) {
        if (cell.caller() == Caller.NOBODY) return null;
        if (cell.caller() != Caller.TOKEN) return Objects.requireNonNull(tokens.get(cell.caller()));
        return cell.address().verb().equals("GET") ? narrow : reading;
    }

    private String[] form(Cell cell) {
        var form = new ArrayList<>(Requests.form(cell.address().name(), cell.place()));
        form.addAll(List.of("seen", things().hash(cell.place())));
        form.addAll(List.of("_csrf", Objects.requireNonNull(csrf.get(cell.caller()))));
        return form.toArray(String[]::new);
    }

    private static String said(Browser.Answer answer) {
        return answer.body().startsWith("{") ? answer.body() : answer.location();
    }

    /** Refused is refused in every way: sent to sign in, not allowed, or told that there is no such thing. */
    private static boolean may(Browser.Answer answer, Cell cell) {
        int status = answer.status();
        if (status == 401 || status == 403) return false;
        if (status == 303 && answer.location().startsWith("/sign-in")) return false;
        return status != 404 || cell.address().access() == Access.OPEN;
    }
}
