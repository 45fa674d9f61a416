package concentric.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the static files of the pages are: styles, scripts, fonts and pictures, for everybody, signed in or not. */
public final class Assets {

    /** The addresses of all of them, as path patterns. */
    public static final List<String> PATTERNS = List.of("/*.css", "/*.js", "/*.svg", "/fonts/**", "/webjars/**");

    private Assets() {}

    /** The folders they are served from; a WebJar's folder bears its version, which pages do not name. */
    static String folder(String webJar) {
        try {
            var found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/resources/webjars/" + webJar + "/*/package.json");
            if (found.length != 1) throw new IllegalStateException(found.length + " WebJars of " + webJar);
            var address = found[0].getURL().toString();
            return address.substring(0, address.lastIndexOf('/') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
