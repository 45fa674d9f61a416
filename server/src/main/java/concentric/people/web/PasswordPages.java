package concentric.people.web;

import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.PasswordChange;
import concentric.people.Sessions;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Whoever is signed in changes their own password; nobody changes another's. */
@Controller
class PasswordPages {

    static final String PATH = "/password";

    private final Sessions sessions;
    private final Accounts accounts;

    PasswordPages(Sessions sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Allowed(Access.SELF)
    @GetMapping(PATH)
    View form(Visit visit, Actor actor) {
        return page(HttpStatus.OK, null, List.of(), visit, actor);
    }

    @Allowed(Access.SELF)
    @PostMapping(PATH)
    View change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            Visit visit,
            Actor actor,
            HttpServletResponse response) {
        var request = visit.request();
        var session = SessionCookie.read(request).orElseThrow(Problem::forbidden);
        return switch (sessions.changePassword(current, password, session, request.getRemoteAddr(), actor)) {
            case PasswordChange.Changed() -> visit.redirect(OwnAccountPages.PATH, "notice.password-changed");
            case PasswordChange.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, null, faults, visit, actor);
            case PasswordChange.Wait(Duration time) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(time.toSeconds() + 1));
                var wait = visit.t("sign-in.wait", time.toMinutes() + 1);
                yield page(HttpStatus.TOO_MANY_REQUESTS, wait, List.of(), visit, actor);
            }
        };
    }

    private View page(HttpStatus status, @Nullable String problem, List<Fault> faults, Visit visit, Actor actor) {
        var account = accounts.find(new Account.Id(actor.account())).orElseThrow(Problem::notFound);
        var view = new PasswordPage(
                account.login(), problem, visit.entry("current", "", faults), visit.entry("password", "", faults));
        var title = visit.t("password.title");
        var crumbs = List.of(new Crumb(visit.t("own-account.title"), OwnAccountPages.PATH), new Crumb(title, null));
        return visit.page(status, "people/password", title, crumbs, view);
    }
}
