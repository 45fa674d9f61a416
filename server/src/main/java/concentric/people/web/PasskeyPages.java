package concentric.people.web;

import concentric.people.Passkey;
import concentric.people.PasskeyAsking;
import concentric.people.PasskeyMaking;
import concentric.people.Passkeys;
import concentric.people.RelyingParty;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/**
 * Passkeys: a script of the page asks what is to be signed, lets the browser make or show a passkey, and sends the page's
 * form with what the browser answered.
 */
@Controller
class PasskeyPages {

    static final String PATH = OwnAccountPages.PATH + "/passkeys";
    static final String SIGN_IN = "/sign-in/passkey";

    /** What the script asks for, beside the address of a form. */
    static final String ASK = "/challenge";

    /** Before somebody is signed in, only this tells their browser from others. */
    private static final String COOKIE = "passkey";

    private final Passkeys passkeys;
    private final RelyingParties parties;
    private final Organisations organisations;
    private final OwnAccountPages account;
    private final SignInPages signIn;

    PasskeyPages(
            Passkeys passkeys,
            RelyingParties parties,
            Organisations organisations,
            OwnAccountPages account,
            SignInPages signIn) {
        this.passkeys = passkeys;
        this.parties = parties;
        this.organisations = organisations;
        this.account = account;
        this.signIn = signIn;
    }

    @Allowed(Access.SELF)
    @PostMapping(PATH + ASK)
    @ResponseBody
    Map<String, Object> askToRegister(Visit visit, Actor actor, HttpServletResponse response) {
        var party = party(visit);
        var asking = passkeys.toRegister(party, session(visit), visit.request().getRemoteAddr(), actor);
        var asked = asked(asking, response);
        var login = account.login(actor);
        return Map.of(
                "rp", Map.of("id", party.id(), "name", organisations.current().name()),
                "user", Map.of("id", asked.userHandle(), "name", login, "displayName", actor.name()),
                "challenge", asked.challenge(),
                "pubKeyCredParams",
                        Passkeys.ALGORITHMS.stream()
                                .map(each -> Map.of("type", "public-key", "alg", each))
                                .toList(),
                "timeout", Passkeys.HOLDS.toMillis(),
                "excludeCredentials",
                        asked.known().stream()
                                .map(each -> Map.of("type", "public-key", "id", each))
                                .toList(),
                "authenticatorSelection",
                        Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "attestation", "none");
    }

    @Allowed(Access.SELF)
    @PostMapping(PATH)
    View register(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            Visit visit,
            Actor actor) {
        return switch (passkeys.register(name, credential, party(visit), session(visit), actor)) {
            case PasskeyMaking.Registered(Passkey passkey) ->
                visit.redirect(OwnAccountPages.PATH, "notice.passkey-registered", passkey.name());
            case PasskeyMaking.Refused(var faults) -> account.page(HttpStatus.BAD_REQUEST, name, faults, visit, actor);
        };
    }

    @Allowed(Access.SELF)
    @PostMapping(PATH + "/{id}/remove")
    View remove(@PathVariable long id, Visit visit, Actor actor) {
        if (!passkeys.remove(new Passkey.Id(id), session(visit), actor)) throw Problem.notFound();
        return visit.redirect(OwnAccountPages.PATH, "notice.passkey-removed");
    }

    @Allowed(Access.OPEN)
    @PostMapping(SIGN_IN + ASK)
    @ResponseBody
    Map<String, Object> askToSignIn(Visit visit, HttpServletResponse response) {
        var party = party(visit);
        var asked = asked(passkeys.toSignIn(visit.request().getRemoteAddr()), response);
        SessionCookie.write(visit.request(), response, COOKIE, asked.browser(), Passkeys.HOLDS);
        return Map.of(
                "rpId", party.id(),
                "challenge", asked.challenge(),
                "timeout", Passkeys.HOLDS.toMillis(),
                "userVerification", "required");
    }

    @Allowed(Access.OPEN)
    @PostMapping(SIGN_IN)
    View signIn(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "/") String back,
            Visit visit,
            HttpServletResponse response) {
        var browser = SessionCookie.read(visit.request(), COOKIE).orElse("");
        SessionCookie.write(visit.request(), response, COOKIE, "", Duration.ZERO);
        var signing = passkeys.signIn(
                credential, party(visit), browser, visit.request().getRemoteAddr());
        return signIn.answer(signing, "", "passkey.refused", back, visit, response);
    }

    private static PasskeyAsking.Asked asked(PasskeyAsking asking, HttpServletResponse response) {
        return switch (asking) {
            case PasskeyAsking.Asked asked -> asked;
            case PasskeyAsking.Wait(Duration time) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(time.toSeconds()));
                throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-passkeys-asked", time.toMinutes());
            }
        };
    }

    /** Where none is good for anything, no page of ours asks for one. */
    private RelyingParty party(Visit visit) {
        return parties.of(visit.request()).orElseThrow(Problem::notFound);
    }

    private static String session(Visit visit) {
        return SessionCookie.read(visit.request()).orElseThrow(Problem::forbidden);
    }
}
