package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Links in docs")
class LinksTest {

    private static final Pattern FENCED = Pattern.compile("(?ms)^(```|~~~).*?^\\1[^\\n]*$");
    private static final Pattern INDENTED = Pattern.compile("(?m)(?<=\\n\\n)(?: {4}|\\t).*(?:\\n(?: {4}|\\t).*)*");
    private static final Pattern QUOTED = Pattern.compile("`[^`\\n]+`");
    private static final Pattern LINK =
            Pattern.compile("]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)|(?m)^\\[[^]]+]:\\s*(\\S+)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*#*$");
    private static final Pattern ANCHOR = Pattern.compile("(?:id|name)=\"([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("^[a-z][a-z0-9+.-]*:.*", Pattern.CASE_INSENSITIVE);

    @TempDir
    Path folder;

    @Test
    @DisplayName("every link leads to a file that is there, and to a heading that is in it")
    void links() {
        assertThat(ProjectFiles.below(ProjectFiles.ROOT, ".md").stream()
                        .flatMap(page -> dead(page, ProjectFiles.ROOT).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: links to a file and a heading that are not there, and one out of the project")
    void plantedLinks() throws IOException {
        Files.writeString(folder.resolve("there.md"), "# One, two\n\n## Again\n\n## Again\n");
        var page = folder.resolve("page.md");
        Files.writeString(page, """
                # Here
                [a](there.md) [b](there.md#one-two) [c](there.md#again-1) [d](#here) [e](https://example.org/x)
                [f](missing.md) [g](there.md#three)
                ![h](picture.png) [i](#there) <a href="gone.md">j</a> [k](../outside.md)
                `[l](quoted.md)`

                ```
                [m](fenced.md)
                ```

                [n]: reference.md
                """);

        assertThat(dead(page, folder))
                .containsExactly(
                        "page.md:3: missing.md",
                        "page.md:3: there.md#three",
                        "page.md:4: picture.png",
                        "page.md:4: #there",
                        "page.md:4: gone.md",
                        "page.md:4: ../outside.md",
                        "page.md:11: reference.md");
    }

    private static List<String> dead(Path page, Path root) {
        var text = withoutCode(ProjectFiles.text(page));
        var dead = new ArrayList<String>();
        LINK.matcher(text).results().forEach(found -> {
            var link =
                    found.group(1) != null ? found.group(1) : found.group(2) != null ? found.group(2) : found.group(3);
            if (!ELSEWHERE.matcher(link).matches() && !leads(page, link, root)) {
                dead.add(root.relativize(page) + ":" + ProjectFiles.line(text, found.start()) + ": " + link);
            }
        });
        return dead;
    }

    private static boolean leads(Path page, String link, Path root) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!target.startsWith(root) || !Files.exists(target)) return false;
        return parts.length == 1
                || !target.toString().endsWith(".md")
                || anchors(target).contains(parts[1]);
    }

    /** The addresses of headings as the usual renderers make them: lower case, no punctuation, counted when repeated. */
    private static Set<String> anchors(Path page) {
        var text = FENCED.matcher(ProjectFiles.text(page)).replaceAll("");
        var anchors = new HashSet<String>();
        var seen = new HashMap<String, Integer>();
        HEADING.matcher(text).results().forEach(heading -> {
            var words = heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
            var anchor = words.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        });
        ANCHOR.matcher(text).results().forEach(anchor -> anchors.add(anchor.group(1)));
        return anchors;
    }

    /** Code is blanked out, so that lines keep their numbers. */
    private static String withoutCode(String text) {
        for (var code : List.of(FENCED, INDENTED, QUOTED)) {
            text = code.matcher(text)
                    .replaceAll(found -> "\n".repeat((int)
                            found.group().chars().filter(c -> c == '\n').count()));
        }
        return text;
    }
}
