package concentric.people.web;

import concentric.people.Accounts;
import concentric.platform.web.Assets;
import concentric.platform.web.Pages;
import concentric.platform.web.Problem;
import concentric.platform.web.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What stands before every address: whoever is not signed in reads nothing but the doors (signing in, setting up), assets
 * and health. There is no session in memory; {@link Admission} says who asks. What an actor may change is decided by the
 * door of each noun, which knows whose it is.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChain {

    static final String CSRF_COOKIE = "csrf";

    private static final String[] OPEN = {
        "/sign-in",
        "/sign-in/passkey",
        "/sign-in/passkey/challenge",
        "/set-up",
        "/link/*",
        "/forgotten",
        "/preferences/*",
        "/health",
        "/error"
    };

    private final Accounts accounts;
    private final Problems problems;

    SecurityChain(Accounts accounts, Problems problems) {
        this.accounts = accounts;
        this.problems = problems;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Admission admission) {
        return http.securityContext(context -> context.securityContextRepository(admission))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // The headers of every answer, also those given before this chain, are written by platform.web.
                .headers(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        // A token in a header is nothing that a browser sends by itself.
                        .ignoringRequestMatchers(Admission::showsToken))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(Assets.PATTERNS.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/admin", "/admin/**")
                        .hasAuthority(SignedInActor.CUSTODIAN)
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, e) -> comeInFirst(request, response))
                        .accessDeniedHandler(this::refuse))
                .build();
    }

    /** Nobody signs in through Spring Security's own manager; having one keeps Boot from inventing a user. */
    @Bean
    AuthenticationManager noAuthenticationManager() {
        return authentication -> {
            throw new AuthenticationServiceException("sign in at /sign-in");
        };
    }

    private static CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(CSRF_COOKIE);
        tokens.setCookieCustomizer(
                cookie -> cookie.sameSite("Lax").httpOnly(true).path("/"));
        return tokens;
    }

    private void comeInFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Admission.isApi(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.answer(Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in"), request, response);
            return;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, accounts.awaitFirst() ? "/set-up" : "/sign-in" + back(request));
    }

    private static String back(HttpServletRequest request) {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var address = request.getRequestURI() + query;
        boolean isPage = request.getMethod().equals("GET") && !address.equals("/") && Pages.isLocal(address);
        return isPage ? "?back=" + URLEncoder.encode(address, StandardCharsets.UTF_8) : "";
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.answer(problem(e), request, response);
    }

    private static Problem problem(AccessDeniedException refusal) {
        // The usual cause is a form that was open since before signing in again.
        if (refusal instanceof CsrfException) return Problem.of(HttpStatus.FORBIDDEN, "stale-form");
        return Problem.forbidden();
    }
}
