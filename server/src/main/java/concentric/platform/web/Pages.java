package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Organisation;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.WebUtils;

/** Builds what stands around every page and writes pages. Controllers meet it as {@link Visit}. */
@Component
public class Pages {

    static final String THEME_COOKIE = "theme";
    static final String LANGUAGE_COOKIE = "language";

    private static final String ZONE = Pages.class.getName() + ".zone";

    private final Bundles bundles;
    private final Menu menu;
    private final TemplateEngine templates;
    private final ResourceUrlProvider assets;
    private final Organisations organisations;
    private final SingletonSupplier<List<Standing>> standings;

    /** Where assets are, with the fingerprint of what is in them: neither changes while the program runs. */
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    Pages(
            Bundles bundles,
            Menu menu,
            TemplateEngine templates,
            ResourceUrlProvider assets,
            Organisations organisations,
            ObjectProvider<Standing> standings) {
        this.bundles = bundles;
        this.menu = menu;
        this.templates = templates;
        this.assets = assets;
        this.organisations = organisations;
        // Looked for once: to look is more than to ask them.
        this.standings = SingletonSupplier.of(() -> standings.orderedStream().toList());
    }

    /** The visit that a request is. */
    public Visit visit(HttpServletRequest request) {
        var locale = locale(request);
        return new Visit(this, request, locale, bundles.in(locale), signedIn());
    }

    /** The visit that a request is, when nobody can be asked whose it is: the database is away. */
    Visit visitOfNobody(HttpServletRequest request) {
        var locale = locale(request);
        return new Visit(this, request, locale, bundles.in(locale), null);
    }

    /**
     * The visit that is being answered, for panels, which are asked in the middle of it and know no web.
     *
     * @throws IllegalStateException outside a request
     */
    public Visit current() {
        var attributes = RequestContextHolder.currentRequestAttributes();
        if (attributes instanceof ServletRequestAttributes servlet) return visit(servlet.getRequest());
        throw new IllegalStateException("not a servlet request");
    }

    /** Somebody who reads in this language elsewhere than on a page. */
    public Reader reader(Locale locale) {
        var zone = organisations.find().map(Organisation::zone).orElse(ZoneOffset.UTC);
        return new Elsewhere(locale, bundles.in(locale), new Formats(locale, zone));
    }

    private record Elsewhere(Locale locale, Texts texts, Formats formats) implements Reader {}

    String column(String name) {
        return bundles.column(name);
    }

    Stream<String> keys(String prefix) {
        return bundles.keys(prefix);
    }

    /** A page asks for them again and again, and the organisation for its zone but once. */
    Formats formats(HttpServletRequest request, Locale locale) {
        if (request.getAttribute(ZONE) instanceof ZoneId zone) return new Formats(locale, zone);
        var zone = organisations.find().map(Organisation::zone);
        zone.ifPresent(known -> request.setAttribute(ZONE, known));
        return new Formats(locale, zone.orElse(ZoneOffset.UTC));
    }

    View page(Visit visit, HttpStatus status, String template, String title, List<Crumb> crumbs, Object view) {
        // What stands around it is asked for now, while the database is looked at; only drawing waits.
        var notice = notice(visit);
        var standings = visit.actor().isEmpty() ? List.<Crumb>of() : standings(visit.texts());
        var page = build(visit, title, ways(visit, crumbs), standings, notice);
        return (model, request, response) -> {
            // Into memory first: a template that fails must not leave half a page.
            var html = new Utf8ByteOutput();
            templates.render(template + ".jte", Map.of("page", page, "view", view), html);
            if (notice != null)
                addCookie(
                        response,
                        Notice.COOKIE,
                        "",
                        Duration.ZERO,
                        visit.request().isSecure());
            write(response, status, html);
        };
    }

    Content part(Visit visit, Panel.Part part) {
        var html = new StringOutput();
        // A part draws nothing of what stands around it.
        var page = build(visit, "", Menu.Ways.NONE, List.of(), null);
        templates.render(part.template() + ".jte", Map.of("page", page, "view", part.view()), html);
        return output -> output.writeContent(html.toString());
    }

    View redirect(String path, @Nullable Notice notice) {
        if (!isLocal(path)) throw new IllegalArgumentException("not a local address: " + path);
        return (model, request, response) -> {
            if (notice != null) {
                addCookie(response, Notice.COOKIE, notice.encoded(), Duration.ofMinutes(1), request.isSecure());
            }
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, path);
        };
    }

    /** Whether an address stays on this program; what a reader sends as {@code back} may be anything. */
    public static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }

    static void addCookie(HttpServletResponse response, String name, String value, Duration age, boolean secure) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Menu.Ways ways(Visit visit, List<Crumb> crumbs) {
        var path = visit.request().getRequestURI();
        return visit.actor()
                .map(who -> menu.of(who, path, crumbs, visit.texts()))
                .orElse(Menu.Ways.NONE);
    }

    private Page build(Visit visit, String title, Menu.Ways ways, List<Crumb> standings, @Nullable String notice) {
        var request = visit.request();
        var path = request.getRequestURI();
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var actor = visit.actor();
        return new Page(
                title,
                address(request, path),
                visit.locale(),
                theme(request),
                actor.map(who -> new SignedIn(who.name(), visit.t(who.custodian() ? "role.custodian" : "role.member")))
                        .orElse(null),
                ways.crumbs(),
                standings,
                visit.texts(),
                csrf == null ? "_csrf" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                notice,
                ways.entries(),
                bundles.languages(),
                this::asset);
    }

    private List<Crumb> standings(Texts t) {
        return standings.obtain().stream()
                .flatMap(standing -> standing.said(t).stream())
                .toList();
    }

    /** Where the forms of the shell return to; a page that answers a form returns to the form's own address. */
    private static String address(HttpServletRequest request, String path) {
        var query = request.getQueryString();
        return query == null || !request.getMethod().equals("GET") ? path : path + "?" + query;
    }

    private String asset(String path) {
        return addresses.computeIfAbsent(path, this::versioned);
    }

    private String versioned(String path) {
        var versioned = assets.getForLookupPath(path);
        if (versioned == null) throw new IllegalArgumentException("no asset " + path);
        return versioned;
    }

    private @Nullable String notice(Visit visit) {
        return cookie(visit.request(), Notice.COOKIE)
                .flatMap(Notice::decoded)
                .filter(notice -> bundles.has(notice.key()))
                .map(notice -> visit.t(notice.key(), notice.args().toArray()))
                .orElse(null);
    }

    private static @Nullable String theme(HttpServletRequest request) {
        return cookie(request, THEME_COOKIE)
                .filter(theme -> theme.equals("light") || theme.equals("dark"))
                .orElse(null);
    }

    private Locale locale(HttpServletRequest request) {
        var chosen = cookie(request, LANGUAGE_COOKIE).map(bundles::language);
        if (chosen.isPresent()) return chosen.get();
        var ranges = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? List.<Locale>of() : asked(request);
        return ranges.stream()
                .map(locale -> bundles.language(locale.getLanguage()))
                .filter(locale -> locale != null)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static List<Locale> asked(HttpServletRequest request) {
        return Collections.list(request.getLocales());
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(cookie -> cookie.getValue());
    }

    private static @Nullable Actor signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }

    private static void write(HttpServletResponse response, HttpStatus status, Utf8ByteOutput html) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }
}
