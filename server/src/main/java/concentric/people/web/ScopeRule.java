package concentric.people.web;

import concentric.people.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Which scope a call of the API takes. What no line names takes the widest one, so that a new address is never opened by
 * being forgotten.
 */
final class ScopeRule implements AuthorizationManager<RequestAuthorizationContext> {

    private record Line(Pattern path, Scope scope) {}

    private static final String DRAFTING = "/api/contracts";

    private static final List<Line> CHANGES = List.of(
            new Line(Pattern.compile("/api/(contracts/versions|transfers)/[^/]+/(sign|withdraw|end)"), Scope.SIGN),
            new Line(Pattern.compile("/api/(payments|refunds|usage)(/bulk)?"), Scope.RECORD),
            new Line(Pattern.compile("/api/imports/payments|/api/imports/refunds|/api/imports/usage"), Scope.RECORD),
            new Line(Pattern.compile("/api/jobs/[^/]+/(cancel|resume)"), Scope.RECORD));

    /** Refused for want of a scope; whoever asks is told which. */
    record Missing(Scope scope) implements AuthorizationResult {

        @Override
        public boolean isGranted() {
            return false;
        }
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        if (!(who.get() instanceof SignedInActor actor)) return new AuthorizationDecision(false);
        return taken(context.getRequest()).stream()
                .filter(scope -> !actor.mayUse(scope))
                .findFirst()
                .<AuthorizationResult>map(Missing::new)
                .orElseGet(() -> new AuthorizationDecision(true));
    }

    /** The scopes that a call takes. The path is looked at as the controllers see it, decoded. */
    private static List<Scope> taken(HttpServletRequest request) {
        var method = request.getMethod();
        if (method.equals("GET") || method.equals("HEAD")) return List.of(Scope.READ);
        var path = request.getServletPath();
        // Drafting and signing in one call is both. Whatever the parameter says, for "true" has many spellings.
        boolean signsToo = path.equals(DRAFTING) && request.getParameter("sign") != null;
        return signsToo ? List.of(Scope.MANAGE, Scope.SIGN) : List.of(ofChange(path));
    }

    private static Scope ofChange(String path) {
        return CHANGES.stream()
                .filter(line -> line.path().matcher(path).matches())
                .map(Line::scope)
                .findFirst()
                .orElse(Scope.MANAGE);
    }
}
