package concentric.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How one browser wants its pages: theme and language, each kept in a cookie, so that they hold before signing in too. */
@Controller
class Preferences {

    private static final Duration KEPT = Duration.ofDays(365);

    private final Bundles bundles;

    Preferences(Bundles bundles) {
        this.bundles = bundles;
    }

    @Allowed(Access.OPEN)
    @PostMapping("/preferences/theme")
    View theme(
            @RequestParam String theme,
            @RequestParam(defaultValue = "/") String back,
            Visit visit,
            HttpServletResponse response) {
        switch (theme) {
            case "auto" -> remember(visit, response, Pages.THEME_COOKIE, "", Duration.ZERO);
            case "light", "dark" -> remember(visit, response, Pages.THEME_COOKIE, theme, KEPT);
            default -> throw Problem.notFound();
        }
        return back(visit, back);
    }

    @Allowed(Access.OPEN)
    @PostMapping("/preferences/language")
    View language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            Visit visit,
            HttpServletResponse response) {
        if (bundles.language(language) == null) throw Problem.notFound();
        remember(visit, response, Pages.LANGUAGE_COOKIE, language, KEPT);
        return back(visit, back);
    }

    private static void remember(Visit visit, HttpServletResponse response, String name, String value, Duration age) {
        Pages.addCookie(response, name, value, age, visit.request().isSecure());
    }

    private static View back(Visit visit, String back) {
        return visit.redirect(Pages.isLocal(back) ? back : "/");
    }
}
