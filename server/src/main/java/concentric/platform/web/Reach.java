package concentric.platform.web;

import concentric.platform.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Which pages a reader gets to: nobody is led, by the menu or by search, to a page that would keep them out. */
@Component
public class Reach {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final SingletonSupplier<List<Insiders>> insiders;

    /** The pages for insiders alone come to be known with the first question: pages are mapped after this is made. */
    private volatile @Nullable List<Way> ways;

    Reach(ObjectProvider<RequestMappingHandlerMapping> mappings, ObjectProvider<Insiders> insiders) {
        this.mappings = mappings;
        this.insiders = SingletonSupplier.of(() -> insiders.stream().toList());
    }

    private record Way(PathPattern pattern, boolean insidersOnly) {}

    /** Of one reader: whether an address keeps them out for not seeing the whole organisation. */
    public Predicate<String> of(Actor actor) {
        if (insiders.obtain().stream().allMatch(each -> each.has(actor))) return any -> true;
        return this::isOpenToAll;
    }

    private boolean isOpenToAll(String href) {
        int query = href.indexOf('?');
        var path = PathContainer.parsePath(query < 0 ? href : href.substring(0, query));
        return ways().stream()
                .filter(way -> way.pattern().matches(path))
                .findFirst()
                .map(way -> !way.insidersOnly())
                .orElse(true);
    }

    private List<Way> ways() {
        var known = ways;
        if (known == null) ways = known = read(mappings.getObject());
        return known;
    }

    /** The nearest pattern first, as the addresses are answered. */
    private static List<Way> read(RequestMappingHandlerMapping mapping) {
        var found = new ArrayList<Way>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            var paths = info.getPathPatternsCondition();
            if (paths == null || !info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) return;
            var allowed = method.getMethodAnnotation(Allowed.class);
            boolean insidersOnly = allowed == null || allowed.value().isForInsiders();
            for (var pattern : paths.getPatterns()) found.add(new Way(pattern, insidersOnly));
        });
        found.sort(Comparator.comparing(Way::pattern));
        return List.copyOf(found);
    }
}
