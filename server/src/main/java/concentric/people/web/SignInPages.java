package concentric.people.web;

import concentric.people.Accounts;
import concentric.people.RelyingParty;
import concentric.people.Sessions;
import concentric.people.SigningIn;
import concentric.platform.Organisation;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Entry;
import concentric.platform.web.Pages;
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

/** Signing in and out. */
@Controller
class SignInPages {

    private final Sessions sessions;
    private final Accounts accounts;
    private final Organisations organisations;
    private final RelyingParties parties;

    SignInPages(Sessions sessions, Accounts accounts, Organisations organisations, RelyingParties parties) {
        this.parties = parties;
        this.organisations = organisations;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Allowed(Access.OPEN)
    @GetMapping("/sign-in")
    View form(@RequestParam(defaultValue = "/") String back, Visit visit) {
        if (accounts.awaitFirst()) return visit.redirect("/set-up");
        if (visit.actor().isPresent()) return visit.redirect(local(back));
        return page(HttpStatus.OK, "", null, back, visit);
    }

    @Allowed(Access.OPEN)
    @PostMapping("/sign-in")
    View signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String back,
            Visit visit,
            HttpServletResponse response) {
        var signing = sessions.signIn(login, password, visit.request().getRemoteAddr());
        return answer(signing, login, "sign-in.refused", back, visit, response);
    }

    /**
     * What came of signing in, with a password or otherwise.
     *
     * @param refused key of what is said to whoever isn't let in
     */
    View answer(
            SigningIn signing, String login, String refused, String back, Visit visit, HttpServletResponse response) {
        return switch (signing) {
            case SigningIn.SignedIn(var account, String token) -> {
                SessionCookie.give(visit.request(), response, token);
                yield visit.redirect(local(back));
            }
            case SigningIn.Refused() -> page(HttpStatus.BAD_REQUEST, login, visit.t(refused), back, visit);
            case SigningIn.Wait(Duration time) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(time.toSeconds() + 1));
                var wait = visit.t("sign-in.wait", time.toMinutes() + 1);
                yield page(HttpStatus.TOO_MANY_REQUESTS, login, wait, back, visit);
            }
        };
    }

    @Allowed(Access.SIGNED_IN)
    @PostMapping("/sign-out")
    View signOut(Visit visit, HttpServletResponse response) {
        SessionCookie.read(visit.request()).ifPresent(sessions::end);
        SessionCookie.takeBack(visit.request(), response);
        return visit.redirect("/sign-in");
    }

    private View page(HttpStatus status, String login, @Nullable String problem, String back, Visit visit) {
        boolean demo = organisations.find().map(Organisation::demo).orElse(false);
        var origin = parties.of(visit.request()).map(RelyingParty::origin).orElse(null);
        var view = new SignInPage(Entry.of(login), problem, origin, demo, local(back));
        return visit.page(status, "people/sign-in", visit.t("sign-in.title"), List.of(), view);
    }

    private static String local(String back) {
        return Pages.isLocal(back) ? back : "/";
    }
}
