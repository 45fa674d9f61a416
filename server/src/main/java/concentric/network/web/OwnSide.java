package concentric.network.web;

import concentric.network.Sides;
import concentric.platform.Actor;
import concentric.platform.web.Allowed;
import concentric.platform.web.Insiders;
import concentric.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps partners' people out of whatever shows more than their own side, pages, files and API alike. An address that
 * declares nothing is closed to them too, so that a new one is never opened by being forgotten.
 */
@Component
class OwnSide implements HandlerInterceptor, WebMvcConfigurer, Insiders {

    /** Of a request: the answer is the same for all of it, and both the address and the menu ask. */
    private static final String ANSWER = OwnSide.class.getName();

    private final Sides sides;

    OwnSide(Sides sides) {
        this.sides = sides;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        var allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed != null && !allowed.value().isForInsiders()) return true;
        var who = SecurityContextHolder.getContext().getAuthentication();
        boolean isKeptOut = who != null && who.getPrincipal() instanceof Actor actor && !has(actor);
        if (isKeptOut) throw Problem.forbidden();
        return true;
    }

    @Override
    public boolean has(Actor actor) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) return asked(actor);
        var request = web.getRequest();
        if (request.getAttribute(ANSWER) instanceof Boolean known) return known;
        boolean answer = asked(actor);
        request.setAttribute(ANSWER, answer);
        return answer;
    }

    private boolean asked(Actor actor) {
        return sides.of(actor).isEmpty();
    }
}
