package concentric.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A template as a reader of its HTML sees it: comments, parameters and imports are gone, and each expression is one
 * attribute value or text, whatever quotation marks are in it.
 *
 * @param name as it is named to a reader
 * @param html what is left
 */
record Template(String name, String html) {

    private static final Pattern COMMENT = Pattern.compile("(?s)<%--.*?--%>");
    private static final Pattern HEAD = Pattern.compile("(?m)^@(?:import|param) .*$");
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([@a-zA-Z_:][-a-zA-Z0-9_:.]*)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");

    /**
     * An opening tag.
     *
     * @param name lower case
     * @param attributes lower case names with their values; an expression is {@code ${…}} without its quotation marks
     * @param start where it begins
     * @param end where its content begins
     */
    record Tag(String name, Map<String, String> attributes, int start, int end) {}

    /** All templates of the application. */
    static List<Template> all() {
        return ProjectFiles.below(ProjectFiles.TEMPLATES, ".jte").stream()
                .map(Template::of)
                .toList();
    }

    private static Template of(Path file) {
        return of(ProjectFiles.name(file), ProjectFiles.text(file));
    }

    static Template of(String name, String text) {
        var html = COMMENT.matcher(text).replaceAll(found -> blank(found.group()));
        html = HEAD.matcher(html).replaceAll("");
        return new Template(name, withPlainExpressions(html));
    }

    /** Only line ends are left, so that lines keep their numbers. */
    private static String blank(String text) {
        return text.replaceAll("[^\n]", "");
    }

    private static String withPlainExpressions(String text) {
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf('{', at);
            if (start < 1 || "$!e".indexOf(text.charAt(start - 1)) < 0) {
                if (start < 0) break;
                plain.append(text, at, start + 1);
                at = start + 1;
                continue;
            }
            int end = endOfExpression(text, start);
            var expression =
                    text.substring(start, end).replaceAll("[\"'<>]", "").replace("@", "");
            plain.append(text, at, start).append(expression);
            at = end;
        }
        return plain.append(text, at, text.length()).toString();
    }

    /** Behind the brace that closes the one at the start; braces in strings don't count. */
    private static int endOfExpression(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && text.charAt(at - 1) != '\\') quoted = !quoted;
            if (quoted) continue;
            if (c == '{') depth++;
            if (c == '}' && --depth == 0) return at + 1;
        }
        throw new IllegalStateException("an expression that doesn't end: " + text.substring(start));
    }

    /** The opening tags in their order. */
    List<Tag> tags() {
        var tags = new ArrayList<Tag>();
        TAG.matcher(html).results().forEach(tag -> {
            var attributes = new LinkedHashMap<String, String>();
            ATTRIBUTE.matcher(tag.group(2)).results().forEach(attribute -> {
                var value = attribute.group(2) != null ? attribute.group(2) : attribute.group(3);
                if (value == null) value = attribute.group(4) == null ? "" : attribute.group(4);
                attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), value);
            });
            tags.add(new Tag(tag.group(1).toLowerCase(Locale.ROOT), attributes, tag.start(), tag.end()));
        });
        return tags;
    }

    /** Where a tag is, for a reader. */
    String at(Tag tag) {
        return name + ":" + ProjectFiles.line(html, tag.start);
    }

    /** What stands between a tag and the next closing tag of its name. */
    String content(Tag tag) {
        int end = html.indexOf("</" + tag.name, tag.end);
        return end < 0 ? "" : html.substring(tag.end, end);
    }
}
