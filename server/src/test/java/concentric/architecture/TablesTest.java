package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A module publishes tables by naming them in its {@code package-info.java}, in a paragraph that begins with "Published
 * tables"; a column of them is then as hard to change as a public method.
 */
@DisplayName("Tables")
class TablesTest {

    private static final Pattern CREATED =
            Pattern.compile("(?i)create\\s+(?:unlogged\\s+)?(?:table|view|materialized\\s+view|sequence)\\s+"
                    + "(?:if\\s+not\\s+exists\\s+)?([a-z_]+\\.[a-z_]+)");
    private static final Pattern PUBLISHED =
            Pattern.compile("<p>Published tables[^<]*?((?:\\{@code [a-z_.]+}[^<{]*)+)");
    private static final Pattern CODE = Pattern.compile("\\{@code ([a-z_.]+)}");
    private static final Pattern REFERENCE = Pattern.compile("(?<![\\w.:])([a-z]+)\\.([a-z_]+)\\b(?!\\()");
    private static final Pattern WRITTEN = Pattern.compile(
            "(?i)\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate|copy)\\s+([a-z]+\\.[a-z_]+)");
    private static final Pattern SQL = Pattern.compile("(?i)\\b(select|insert|update|delete|from|join|copy)\\s");

    /**
     * A piece of SQL, or what could be one.
     *
     * @param module whose it is
     * @param where for a reader
     * @param text what it says
     */
    private record Piece(String module, String where, String text) {}

    private final Map<String, Set<String>> published = published();
    private final Set<String> tables = tables(migrations());

    @Test
    @DisplayName("the SQL of a module names its own tables, and those that earlier modules publish")
    void sql() {
        assertThat(violations(stores())).isEmpty();
    }

    @Test
    @DisplayName("the migrations of a module refer to its own tables, and to those that earlier modules publish")
    void references() {
        assertThat(violations(migrations())).isEmpty();
    }

    @Test
    @DisplayName("planted: private, later, unknown and foreign tables")
    void plantedPieces() {
        assertThat(violations(List.of(
                        new Piece(
                                "ledger", "private", "select hash from people.password p join ledger.batch b on true"),
                        new Piece("people", "later", "select 1 from network.unit where id = :id"),
                        new Piece("ledger", "unknown", "select 1 from ledger.no_such_table"),
                        new Piece("ledger", "written", "update platform.party set noun = 'x'"),
                        new Piece("ledger", "hidden in a constant", "people.password"),
                        new Piece("ledger", "in order", "select 1 from ledger.batch b join platform.party p on true"))))
                .containsExactlyInAnyOrder(
                        "private: people.password is not published",
                        "later: network.unit is of a later module",
                        "unknown: there is no table ledger.no_such_table",
                        "written: platform.party is another module's, and written",
                        "hidden in a constant: people.password is not published");
    }

    @Test
    @DisplayName("what is published exists, is the module’s own, and a later module uses it")
    void publishing() {
        assertThat(publishedInVain(published)).isEmpty();
    }

    @Test
    @DisplayName("planted: a table published by another module, one that is not there, one that nobody uses")
    void plantedPublishing() {
        var page = """
                /**
                 * What it is.
                 *
                 * <p>Published tables, which later modules may join: {@code people.person},
                 * {@code platform.gone}, {@code platform.organisation}, {@code platform.party}.
                 *
                 * <p>Not published: {@code platform.job}.
                 */
                """;

        assertThat(publishedInVain(Map.of("platform", published(page))))
                .containsExactly(
                        "platform publishes people.person",
                        "platform publishes platform.gone",
                        "platform publishes platform.organisation");
    }

    private List<String> publishedInVain(Map<String, Set<String>> pages) {
        var used = Stream.concat(stores().stream(), migrations().stream())
                .flatMap(piece -> references(piece).stream()
                        .filter(table -> !schema(table).equals(piece.module)))
                .collect(Collectors.toSet());
        var violations = new ArrayList<String>();
        pages.forEach((module, own) -> own.stream()
                .filter(table -> !schema(table).equals(module) || !tables.contains(table) || !used.contains(table))
                .forEach(table -> violations.add(module + " publishes " + table)));
        return violations;
    }

    private List<String> violations(List<Piece> pieces) {
        var violations = new TreeSet<String>();
        for (var piece : pieces) {
            for (var table : references(piece)) {
                var owner = schema(table);
                if (!tables.contains(table)) {
                    violations.add(piece.where + ": there is no table " + table);
                } else if (!owner.equals(piece.module)) {
                    violation(piece, owner, table).forEach(violations::add);
                }
            }
        }
        return List.copyOf(violations);
    }

    private List<String> violation(Piece piece, String owner, String table) {
        var order = Modules.inOrder();
        if (order.indexOf(owner) > order.indexOf(piece.module)) {
            return List.of(piece.where + ": " + table + " is of a later module");
        }
        if (!published.getOrDefault(owner, Set.of()).contains(table)) {
            return List.of(piece.where + ": " + table + " is not published");
        }
        var written = WRITTEN.matcher(piece.text)
                .results()
                .anyMatch(found -> found.group(1).equals(table));
        return written ? List.of(piece.where + ": " + table + " is another module's, and written") : List.of();
    }

    /** Tables that are named. In what is surely SQL also those that don’t exist; a text key looks like a table too. */
    private Set<String> references(Piece piece) {
        var text = piece.text.replaceAll("--[^\n]*|/\\*(?s:.*?)\\*/", "");
        var isSql = SQL.matcher(text).find();
        var schemas = new HashSet<String>();
        tables.forEach(table -> schemas.add(schema(table)));
        var found = new TreeSet<String>();
        REFERENCE.matcher(text).results().forEach(reference -> {
            var named = reference.group();
            if (!schemas.contains(reference.group(1))) return;
            if (tables.contains(named) || isSql) found.add(named);
        });
        return found;
    }

    private static String schema(String table) {
        return table.substring(0, table.indexOf('.'));
    }

    /** What the classes of modules say. Pages have no SQL, but keys of texts that look like tables. */
    private static List<Piece> stores() {
        var modules = Modules.inOrder();
        return Bytecode.ofApplication().said().stream()
                .filter(said -> !said.in().owner().contains(".web."))
                .filter(said -> modules.contains(module(said.in().owner())))
                .map(said -> new Piece(module(said.in().owner()), said.toString(), said.said()))
                .toList();
    }

    private static String module(String type) {
        return type.split("\\.")[1];
    }

    private static List<Piece> migrations() {
        var folder = ProjectFiles.RESOURCES.resolve("db/migration");
        return ProjectFiles.below(folder, ".sql").stream()
                .map(file -> new Piece(
                        folder.relativize(file).getName(0).toString(),
                        ProjectFiles.name(file),
                        ProjectFiles.text(file)))
                .toList();
    }

    private static Set<String> tables(List<Piece> migrations) {
        var tables = new HashSet<String>();
        migrations.forEach(piece -> CREATED.matcher(piece.text).results().forEach(found -> tables.add(found.group(1))));
        return tables;
    }

    private static Map<String, Set<String>> published() {
        var published = new HashMap<String, Set<String>>();
        for (var module : Modules.inOrder()) {
            var page = ProjectFiles.PRODUCTION.resolve("concentric/" + module + "/package-info.java");
            published.put(module, published(ProjectFiles.text(page)));
        }
        return published;
    }

    private static Set<String> published(String page) {
        var tables = new TreeSet<String>();
        PUBLISHED
                .matcher(page)
                .results()
                .forEach(paragraph ->
                        CODE.matcher(paragraph.group(1)).results().forEach(code -> tables.add(code.group(1))));
        return tables;
    }
}
