package concentric.people.web;

import concentric.platform.Scope;
import concentric.platform.web.Call;
import concentric.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Holds what a program shows against the scope that the call declares. It stands behind the mapping, so that the method
 * that is asked is the one that runs, however its address was spelled. A call that declares nothing takes the widest
 * scope, so that a new one is never opened by being forgotten.
 */
@Component
class ScopeRule implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        var who = SecurityContextHolder.getContext().getAuthentication();
        for (var scope : taken(method.getMethodAnnotation(Call.class), request)) {
            if (!(who instanceof SignedInActor actor) || !actor.mayUse(scope)) {
                throw Problem.of(HttpStatus.FORBIDDEN, "scope-missing", scope.word());
            }
        }
        return true;
    }

    private static List<Scope> taken(@Nullable Call call, HttpServletRequest request) {
        if (call == null) return List.of(Scope.MANAGE);
        var taken = new ArrayList<Scope>();
        taken.add(records(call, request) ? Scope.RECORD : call.scope());
        // Whatever the parameter says, for "true" has many spellings.
        if (!call.signsWith().isEmpty() && request.getParameter(call.signsWith()) != null) taken.add(Scope.SIGN);
        return taken;
    }

    private static boolean records(Call call, HttpServletRequest request) {
        if (call.records().length == 0) return false;
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> named
                && List.of(call.records()).stream().anyMatch(named::containsValue);
    }
}
