package concentric.people.web;

import concentric.people.Accounts;
import concentric.people.Token;
import concentric.people.TokenMaking;
import concentric.people.TokenRevoking;
import concentric.people.Tokens;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.State;
import concentric.platform.web.Visit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** API tokens: everybody makes and revokes their own; the custodian sees and revokes all. */
@Controller
class TokensPages {

    static final String PATH = "/admin/tokens";
    static final String OWN = "/account/tokens";

    private static final int[] DAYS = {30, 90, 365};

    private final Tokens tokens;
    private final Accounts accounts;
    private final InstantSource clock;

    TokensPages(Tokens tokens, Accounts accounts, InstantSource clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    View list(Visit visit, Actor actor) {
        return page(HttpStatus.OK, null, Typed.NOTHING, List.of(), all(), visit);
    }

    @Allowed(Access.SELF)
    @GetMapping(OWN)
    View own(Visit visit, Actor actor) {
        return page(HttpStatus.OK, null, Typed.NOTHING, List.of(), own(actor), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    View make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "") List<String> scope,
            Visit visit,
            Actor actor) {
        return made(new Typed(name, days, scopes(scope)), true, visit, actor);
    }

    @Allowed(Access.SELF)
    @PostMapping(OWN)
    View makeOwn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "") List<String> scope,
            Visit visit,
            Actor actor) {
        return made(new Typed(name, days, scopes(scope)), false, visit, actor);
    }

    /** Answers with the page itself, not a redirect: the secret is shown once and must not be kept for another request. */
    private View made(Typed typed, boolean all, Visit visit, Actor actor) {
        var making = tokens.make(typed.name(), typed.days(), typed.scopes(), actor);
        var listed = all ? all() : own(actor);
        return switch (making) {
            case TokenMaking.Made(Token token, String secret) ->
                page(HttpStatus.CREATED, secret, new Typed("", typed.days(), typed.scopes()), List.of(), listed, visit);
            case TokenMaking.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, null, typed, faults, listed, visit);
        };
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH + "/{id}/revoke")
    View revoke(@PathVariable long id, Visit visit, Actor actor) {
        return revoked(id, PATH, visit, actor);
    }

    @Allowed(Access.SELF)
    @PostMapping(OWN + "/{id}/revoke")
    View revokeOwn(@PathVariable long id, Visit visit, Actor actor) {
        return revoked(id, OWN, visit, actor);
    }

    private View revoked(long id, String path, Visit visit, Actor actor) {
        return switch (tokens.revoke(new Token.Id(id), actor)) {
            case TokenRevoking.Revoked() -> visit.redirect(path, "notice.token-revoked");
            case TokenRevoking.Refused(Fault fault) -> throw refusal(fault);
        };
    }

    /** What was typed into the form. */
    private record Typed(String name, int days, Set<Scope> scopes) {
        static final Typed NOTHING = new Typed("", DAYS[1], EnumSet.of(Scope.READ));
    }

    /**
     * The tokens that a page lists.
     *
     * @param path of the page
     */
    private record Listed(String path, List<Token> tokens) {}

    private Listed all() {
        return new Listed(PATH, tokens.list());
    }

    private Listed own(Actor actor) {
        return new Listed(OWN, tokens.of(actor));
    }

    /** Words that are no scope give none: a form of ours has none such. */
    private static Set<Scope> scopes(List<String> words) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var word : words) Scope.of(word).ifPresent(scopes::add);
        return scopes;
    }

    private static Problem refusal(Fault fault) {
        return fault.code().equals("unknown-token") ? Problem.notFound() : Problem.refused(fault);
    }

    private View page(
            HttpStatus status, @Nullable String secret, Typed typed, List<Fault> faults, Listed listed, Visit visit) {
        var names = accounts.names(listed.tokens().stream()
                .map(token -> token.account().value())
                .distinct()
                .toList());
        var now = clock.instant();
        boolean own = listed.path().equals(OWN);
        var view = new TokensPage(
                listed.path(),
                own,
                secret,
                visit.otherwise(faults, "name", "scope"),
                visit.entry("name", typed.name(), faults),
                IntStream.of(DAYS)
                        .mapToObj(choice -> new Choice(
                                String.valueOf(choice), visit.t("token.days", choice), choice == typed.days()))
                        .toList(),
                Arrays.stream(Scope.values())
                        .map(scope -> new Choice(
                                scope.word(),
                                visit.t("scope." + scope.word()),
                                typed.scopes().contains(scope)))
                        .toList(),
                visit.entry("scope", "", faults).error(),
                listed.tokens().stream()
                        .map(token -> row(token, listed.path(), names, now, visit))
                        .toList());
        var title = visit.t(own ? "tokens.own" : "tokens.title");
        var above = own
                ? new Crumb(visit.t("own-account.title"), OwnAccountPages.PATH)
                : new Crumb(visit.t("nav.admin"), "/admin");
        return visit.page(status, "people/tokens", title, List.of(above, new Crumb(title, null)), view);
    }

    private static TokensPage.Row row(Token token, String path, Map<Long, String> names, Instant now, Visit visit) {
        boolean holds = token.holds(now);
        var formats = visit.formats();
        return new TokensPage.Row(
                token.name(),
                names.getOrDefault(token.account().value(), ""),
                token.scopes().stream()
                        .sorted()
                        .map(scope -> visit.t("scope." + scope.word() + ".short"))
                        .collect(Collectors.joining(", ")),
                formats.instant(token.madeAt()),
                formats.instant(token.expiresAt()),
                state(token, holds, visit),
                holds ? path + "/" + token.id().value() + "/revoke" : null);
    }

    private static State state(Token token, boolean holds, Visit visit) {
        if (holds) return new State(visit.t("token.holds"), State.Tone.OK);
        return new State(visit.t(token.revokedAt().isPresent() ? "token.revoked" : "token.expired"), State.Tone.PLAIN);
    }
}
