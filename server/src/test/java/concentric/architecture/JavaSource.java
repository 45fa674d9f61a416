package concentric.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A Java file as the compiler's own parser reads it: syntax only, nothing resolved.
 *
 * @param name as it is named to a reader
 * @param text what it says
 * @param tree its syntax
 * @param trees finds positions and documentation in the syntax
 */
record JavaSource(String name, String text, CompilationUnitTree tree, DocTrees trees) {

    /** The production sources of all parts of the project. */
    static List<JavaSource> production() {
        return Known.PRODUCTION;
    }

    /** The sources of all tests. */
    static List<JavaSource> tests() {
        return Known.TESTS;
    }

    /** Parsed once for all rules. */
    private static final class Known {
        static final List<JavaSource> PRODUCTION = of("main");
        static final List<JavaSource> TESTS = of("test");

        private static List<JavaSource> of(String kind) {
            return parse(ProjectFiles.sourceFolders(kind).stream()
                    .flatMap(folder -> ProjectFiles.below(folder, ".java").stream())
                    .map(Known::file)
                    .toList());
        }

        private static Source file(Path path) {
            return new Source(ProjectFiles.name(path), ProjectFiles.text(path));
        }
    }

    /** A file that only a test has written. */
    static JavaSource planted(String text) {
        return parse(List.of(new Source("Planted.java", text))).getFirst();
    }

    /** Where a piece of the syntax is, as {@code file:line}. */
    String at(Tree piece) {
        var start = trees.getSourcePositions().getStartPosition(tree, piece);
        return name + ":" + tree.getLineMap().getLineNumber(Math.max(0, start));
    }

    /** The package it is in. */
    String packageName() {
        return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
    }

    /** Its last part, as {@code Contracts.java}. */
    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The documentation of a type or member; null if there is none. */
    @Nullable
    String documentation(Tree declaration) {
        return trees.getDocComment(TreePath.getPath(tree, declaration));
    }

    static List<JavaSource> parse(List<Source> sources) {
        var problems = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, sources);
        var trees = DocTrees.instance(task);
        var parsed = new ArrayList<JavaSource>();
        try {
            // The compiler keeps the order.
            for (var tree : task.parse()) {
                var source = sources.get(parsed.size());
                parsed.add(new JavaSource(source.name, source.text, tree, trees));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!problems.getDiagnostics().isEmpty())
            throw new IllegalStateException(problems.getDiagnostics().toString());
        return parsed;
    }

    /** A text that the compiler takes for a file. */
    static final class Source extends SimpleJavaFileObject {

        private final String name;
        private final String text;

        Source(String name, String text) {
            super(URI.create("source:///" + name), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
