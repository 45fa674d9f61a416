package concentric.people.web;

import concentric.people.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie by which a browser shows that it is signed in. Scripts can't read it, other sites can't send it with a form. */
public final class SessionCookie {

    static final String NAME = "session";

    private SessionCookie() {}

    /** Gives the browser what {@link Sessions} answered with, and makes it forget the forms it had before. */
    public static void give(HttpServletRequest request, HttpServletResponse response, String token) {
        write(request, response, NAME, token, Sessions.LONGEST);
        write(request, response, SecurityChain.CSRF_COOKIE, "", Duration.ZERO);
    }

    static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, NAME, "", Duration.ZERO);
    }

    static Optional<String> read(HttpServletRequest request) {
        return read(request, NAME);
    }

    /** Another cookie, as secret as a session's. */
    static Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(cookie -> cookie.getValue())
                .filter(token -> !token.isEmpty());
    }

    static void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration age) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
