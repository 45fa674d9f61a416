package concentric.stories;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The addresses of the application's own pages, as its controllers map them: what a browser can open, but no files. */
final class Addresses {

    private final List<PathPattern> patterns;

    private Addresses(List<PathPattern> patterns) {
        this.patterns = patterns;
    }

    static Addresses of(RequestMappingHandlerMapping mappings) {
        var patterns = new ArrayList<PathPattern>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            var condition = info.getPathPatternsCondition();
            if (condition != null && isPage(info, method)) patterns.addAll(condition.getPatterns());
        });
        return new Addresses(patterns.stream()
                .filter(pattern -> !isFile(pattern))
                .sorted(PathPattern.SPECIFICITY_COMPARATOR)
                .toList());
    }

    private static boolean isPage(RequestMappingInfo info, HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("concentric.")
                && info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
    }

    private static boolean isFile(PathPattern pattern) {
        return pattern.getPatternString().contains(".{")
                || pattern.getPatternString().contains("-csv/")
                || pattern.getPatternString().endsWith(".json");
    }

    /** Those that are the same for everybody and at any time: without a variable. */
    List<String> withoutVariables() {
        return patterns.stream()
                .filter(pattern -> !pattern.hasPatternSyntax())
                .map(PathPattern::getPatternString)
                .toList();
    }

    /** Those that none of these paths leads to. */
    Set<String> missedBy(Collection<String> paths) {
        var missed = new LinkedHashSet<String>();
        patterns.forEach(pattern -> missed.add(pattern.getPatternString()));
        for (var path : paths) {
            var container = PathContainer.parsePath(path.replaceFirst("\\?.*", ""));
            patterns.stream()
                    .filter(pattern -> pattern.matches(container))
                    .findFirst()
                    .ifPresent(pattern -> missed.remove(pattern.getPatternString()));
        }
        return missed;
    }
}
