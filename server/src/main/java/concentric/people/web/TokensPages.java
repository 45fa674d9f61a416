package concentric.people.web;

import concentric.people.Accounts;
import concentric.people.Token;
import concentric.people.TokenMaking;
import concentric.people.TokenRevoking;
import concentric.people.Tokens;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Scope;
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

/** The custodian makes and revokes API tokens. */
@Controller
class TokensPages {

    static final String PATH = "/admin/tokens";

    private static final int[] DAYS = {30, 90, 365};

    private final Tokens tokens;
    private final Accounts accounts;
    private final InstantSource clock;

    TokensPages(Tokens tokens, Accounts accounts, InstantSource clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View list(Visit visit) {
        return page(HttpStatus.OK, null, "", DAYS[1], EnumSet.of(Scope.READ), List.of(), visit);
    }

    /** Answers with the page itself, not a redirect: the secret is shown once and must not be kept for another request. */
    @PostMapping(PATH)
    View make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "") List<String> scope,
            Visit visit,
            Actor actor) {
        var scopes = scopes(scope);
        return switch (tokens.make(name, days, scopes, actor)) {
            case TokenMaking.Made(Token token, String secret) ->
                page(HttpStatus.CREATED, secret, "", days, scopes, List.of(), visit);
            case TokenMaking.Refused(var faults) ->
                page(HttpStatus.BAD_REQUEST, null, name, days, scopes, faults, visit);
        };
    }

    @PostMapping(PATH + "/{id}/revoke")
    View revoke(@PathVariable long id, Visit visit, Actor actor) {
        return switch (tokens.revoke(new Token.Id(id), actor)) {
            case TokenRevoking.Revoked() -> visit.redirect(PATH, "notice.token-revoked");
            case TokenRevoking.Refused(Fault fault) -> throw refusal(fault);
        };
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
            HttpStatus status,
            @Nullable String secret,
            String name,
            int days,
            Set<Scope> scopes,
            List<Fault> faults,
            Visit visit) {
        var all = tokens.list();
        var names = accounts.names(
                all.stream().map(token -> token.account().value()).distinct().toList());
        var now = clock.instant();
        var view = new TokensPage(
                secret,
                visit.otherwise(faults, "name", "scope"),
                visit.entry("name", name, faults),
                IntStream.of(DAYS)
                        .mapToObj(choice ->
                                new Choice(String.valueOf(choice), visit.t("token.days", choice), choice == days))
                        .toList(),
                Arrays.stream(Scope.values())
                        .map(scope ->
                                new Choice(scope.word(), visit.t("scope." + scope.word()), scopes.contains(scope)))
                        .toList(),
                visit.entry("scope", "", faults).error(),
                all.stream().map(token -> row(token, names, now, visit)).toList());
        var crumbs = List.of(new Crumb(visit.t("nav.admin"), "/admin"), new Crumb(visit.t("tokens.title"), null));
        return visit.page(status, "people/tokens", visit.t("tokens.title"), crumbs, view);
    }

    private static TokensPage.Row row(Token token, Map<Long, String> names, Instant now, Visit visit) {
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
                holds ? PATH + "/" + token.id().value() + "/revoke" : null);
    }

    private static State state(Token token, boolean holds, Visit visit) {
        if (holds) return new State(visit.t("token.holds"), State.Tone.OK);
        return new State(visit.t(token.revokedAt().isPresent() ? "token.revoked" : "token.expired"), State.Tone.PLAIN);
    }
}
