package concentric.platform.web;

import concentric.platform.Actor;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Templates, assets, controllers' arguments and the filters around every request. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final Pages pages;

    WebConfiguration(@Lazy Pages pages) {
        this.pages = pages;
    }

    @Bean
    static TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, WebConfiguration.class.getClassLoader(), "concentric.templates");
    }

    @Bean
    static FilterRegistrationBean<PageHeaders> pageHeaders() {
        return around(new PageHeaders(), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    static FilterRegistrationBean<BodyLimit> bodyLimit(Problems problems) {
        return around(new BodyLimit(problems), Ordered.HIGHEST_PRECEDENCE + 1);
    }

    private static <F extends Filter> FilterRegistrationBean<F> around(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (var pattern : Assets.PATTERNS) {
            boolean isWebJar = pattern.startsWith("/webjars/");
            registry.addResourceHandler(isWebJar ? "/webjars/htmx.org/**" : pattern)
                    .addResourceLocations(isWebJar ? Assets.folder("htmx.org") : folder(pattern))
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable())
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
    }

    private static String folder(String pattern) {
        return "classpath:/static" + pattern.substring(0, pattern.lastIndexOf('/') + 1);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new VisitArgument());
        resolvers.add(new ActorArgument());
        resolvers.add(new PagingArgument());
    }

    private final class VisitArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Visit.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var servletRequest = request.getNativeRequest(HttpServletRequest.class);
            if (servletRequest == null) throw new IllegalStateException("not a servlet request");
            return pages.visit(servletRequest);
        }
    }

    private static final class ActorArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication != null && authentication.getPrincipal() instanceof Actor actor) return actor;
            throw Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in");
        }
    }

    private static final class PagingArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Paging.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var servletRequest = request.getNativeRequest(HttpServletRequest.class);
            if (servletRequest == null) throw new IllegalStateException("not a servlet request");
            return Paging.of(servletRequest);
        }
    }
}
