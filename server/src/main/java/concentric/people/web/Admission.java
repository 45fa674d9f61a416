package concentric.people.web;

import concentric.people.Device;
import concentric.people.Sessions;
import concentric.people.Tokens;
import concentric.platform.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Finds out who asks: a program by its token, and only at the API; a browser by its session. A request that shows a token
 * is judged by the token alone, so that a wrong one never falls back to a browser's session.
 */
@Component
class Admission implements SecurityContextRepository {

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Tokens tokens;

    Admission(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Lookup(() -> load(request));
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // Sessions begin and end at their door; there is nothing to save with a request.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return SessionCookie.read(request).isPresent();
    }

    /** Whether the request shows a token, right or wrong. */
    static boolean showsToken(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return isApi(request) && header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private SecurityContext load(HttpServletRequest request) {
        return whoAsks(request)
                .<SecurityContext>map(SecurityContextImpl::new)
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private Optional<SignedInActor> whoAsks(HttpServletRequest request) {
        if (showsToken(request)) {
            var header = request.getHeader(HttpHeaders.AUTHORIZATION);
            return tokens.find(header.substring(BEARER.length()).strip())
                    .map(program -> new SignedInActor(program.account().actor(), program.scopes()));
        }
        var device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
        return SessionCookie.read(request)
                .flatMap(token -> sessions.find(token, device))
                // Whoever is here in person may all that the account may.
                .map(account -> new SignedInActor(account.actor(), EnumSet.allOf(Scope.class)));
    }

    /** Looks once, and only if anybody asks: an asset costs no query. */
    private static final class Lookup implements DeferredSecurityContext {

        private final Supplier<SecurityContext> load;
        private @Nullable SecurityContext found;

        Lookup(Supplier<SecurityContext> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            var context = found;
            if (context == null) {
                context = load.get();
                found = context;
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
