package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.architecture.Template.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the content security policy forbids a browser to run, and what a reader of the page can't do without. */
@DisplayName("Templates")
class TemplatesTest {

    private static final Set<String> FIELDS = Set.of("input", "select", "textarea");
    private static final Set<String> WITHOUT_LABEL = Set.of("hidden", "submit", "button", "reset", "image");
    private static final Set<String> ASSETS =
            Set.of("link", "script", "img", "source", "iframe", "video", "audio", "object", "embed", "use", "image");
    private static final Pattern SCRIPT_IN_VALUE = Pattern.compile("(?i)\\b(js|javascript):.*");
    private static final Pattern UNESCAPED = Pattern.compile("\\$unsafe\\{[^}]*}");
    private static final Pattern EXTERNAL = Pattern.compile("(?i)^\\s*(https?:)?//.*");
    private static final Pattern EXTERNAL_IN_CSS =
            Pattern.compile("(?i)(url\\(\\s*[\"']?|@import\\s+[\"'])\\s*(https?:)?//[^)\"'\\s]*");
    private static final Pattern STYLE_IN_MARKUP = Pattern.compile("<[a-z][^>]*\\s(style|on[a-z]+)\\s*=");

    @Test
    @DisplayName("no style= and no script in a page")
    void inline() {
        assertThat(Template.all().stream().flatMap(template -> inline(template).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: style=, scripts and handlers in a page")
    void plantedInline() {
        assertThat(inline(Template.of("planted.jte", """
                        @param String js = "js:alert(1)"
                        <%-- <p style="color: red"> --%>
                        <p class="${a ? "style" : "onclick=b"}" data-style="x">style="color: red"</p>
                        <p style="color: ${red}">
                        <script>alert(1)</script>
                        <script src="/app.js" defer></script>
                        <a href="javascript:alert(1)">, <button onclick="alert(1)">, <div hx-vals="js:{a: 1}">
                        <div hx-on::after-request="alert(1)"><style>p { color: red }</style>
                        """)))
                .containsExactly(
                        "planted.jte:4: style=",
                        "planted.jte:5: a script in the page",
                        "planted.jte:7: href=javascript:alert(1)",
                        "planted.jte:7: onclick=",
                        "planted.jte:7: hx-vals=js:{a: 1}",
                        "planted.jte:8: hx-on::after-request=",
                        "planted.jte:8: a <style> in the page");
    }

    @Test
    @DisplayName("markup that Java writes has no style= and no handlers either")
    void markupInJava() {
        assertThat(Bytecode.ofApplication().said().stream()
                        .filter(said -> STYLE_IN_MARKUP.matcher(said.said()).find()))
                .isEmpty();
    }

    @Test
    @DisplayName("only the picture that we draw ourselves is written unescaped")
    void unescaped() {
        assertThat(Template.all().stream().flatMap(template -> unescaped(template).stream()))
                .containsExactly("server/src/main/jte/platform/sankey.jte: $unsafe{sankey.svg()}");
    }

    @Test
    @DisplayName("planted: something unescaped")
    void plantedUnescaped() {
        assertThat(unescaped(Template.of("planted.jte", "<p>$unsafe{view.name()} ${view.name()}</p>")))
                .containsExactly("planted.jte: $unsafe{view.name()}");
    }

    @Test
    @DisplayName("every field has a label")
    void labels() {
        assertThat(Template.all().stream().flatMap(template -> unlabelled(template).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: fields without a label, and all ways to give one")
    void plantedLabels() {
        assertThat(unlabelled(Template.of("planted.jte", """
                        <input name="a">
                        <label for="other">B</label><select id="b" name="b"></select>
                        <textarea aria-label=""></textarea>
                        <label for="${name}">C</label><input id="${name}" value="${c ? ">" : "<"}">
                        <label>D <input name="d"></label>
                        <input aria-label="${page.t("e")}"><select aria-labelledby="heading"></select>
                        <input type="hidden" name="f">
                        """)))
                .containsExactly("planted.jte:1: <input>", "planted.jte:2: <select>", "planted.jte:3: <textarea>");
    }

    @Test
    @DisplayName("pages and styles load nothing from elsewhere")
    void assets() {
        assertThat(Template.all().stream().flatMap(template -> external(template).stream()))
                .isEmpty();
        assertThat(ProjectFiles.below(ProjectFiles.RESOURCES.resolve("static"), ".css").stream()
                        .flatMap(file -> externalInCss(ProjectFiles.text(file)).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: assets from elsewhere")
    void plantedAssets() {
        assertThat(external(Template.of("planted.jte", """
                        <script src="https://cdn.example/x.js"></script>
                        <img src="//cdn.example/x.png"><link rel="icon" href="${page.asset("/icon.svg")}">
                        <a href="https://example.org">a link is no asset</a>
                        """)))
                .containsExactly("planted.jte:1: https://cdn.example/x.js", "planted.jte:2: //cdn.example/x.png");
        assertThat(externalInCss("""
                        @import "https://cdn.example/x.css";
                        @font-face { src: url("fonts/inter.woff2"), url(//cdn.example/x.woff2); }
                        """)).hasSize(2);
    }

    private static List<String> inline(Template template) {
        var violations = new ArrayList<String>();
        for (var tag : template.tags()) {
            tag.attributes().forEach((name, value) -> {
                if (name.equals("style") || name.matches("on[a-z]+") || name.startsWith("hx-on")) {
                    violations.add(template.at(tag) + ": " + name + "=");
                } else if (SCRIPT_IN_VALUE.matcher(value.strip()).matches()) {
                    violations.add(template.at(tag) + ": " + name + "=" + value);
                }
            });
            if (tag.name().equals("style")) violations.add(template.at(tag) + ": a <style> in the page");
            if (tag.name().equals("script") && !template.content(tag).isBlank()) {
                violations.add(template.at(tag) + ": a script in the page");
            }
        }
        return violations;
    }

    private static List<String> unescaped(Template template) {
        return UNESCAPED
                .matcher(template.html())
                .results()
                .map(found -> template.name() + ": " + found.group())
                .toList();
    }

    private static List<String> unlabelled(Template template) {
        var tags = template.tags();
        var labelled = new TreeSet<String>();
        tags.stream()
                .filter(tag -> tag.name().equals("label"))
                .forEach(tag -> labelled.add(tag.attributes().getOrDefault("for", "")));
        return tags.stream()
                .filter(tag -> FIELDS.contains(tag.name()))
                .filter(tag -> !WITHOUT_LABEL.contains(tag.attributes().getOrDefault("type", "")))
                .filter(tag -> !isLabelled(tag, labelled) && !isWithinLabel(template, tag))
                .map(tag -> template.at(tag) + ": <" + tag.name() + ">")
                .toList();
    }

    private static boolean isLabelled(Tag field, Set<String> labelled) {
        var id = field.attributes().getOrDefault("id", "");
        return (!id.isEmpty() && labelled.contains(id))
                || !field.attributes().getOrDefault("aria-label", "").isBlank()
                || !field.attributes().getOrDefault("aria-labelledby", "").isBlank();
    }

    private static boolean isWithinLabel(Template template, Tag field) {
        var before = template.html().substring(0, field.start());
        return before.lastIndexOf("<label") > before.lastIndexOf("</label");
    }

    private static List<String> external(Template template) {
        return template.tags().stream()
                .filter(tag -> ASSETS.contains(tag.name()))
                .flatMap(tag -> List.of("src", "href", "srcset", "data", "poster", "xlink:href").stream()
                        .map(name -> tag.attributes().getOrDefault(name, ""))
                        .filter(value -> EXTERNAL.matcher(value).matches())
                        .map(value -> template.at(tag) + ": " + value))
                .toList();
    }

    private static List<String> externalInCss(String css) {
        return EXTERNAL_IN_CSS
                .matcher(css)
                .results()
                .map(found -> found.group())
                .toList();
    }
}
