package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nothing is skipped, slept through or left for later")
class LeftoversTest {

    private static final Pattern SKIPPING = Pattern.compile("(Disabled|Enabled(If|On|For)|Ignore).*");
    private static final Pattern ASSUMING = Pattern.compile("assum(e|ing).*");
    private static final Set<String> SLEEPING = Set.of("sleep", "parkNanos", "parkUntil");
    private static final Pattern LATER = Pattern.compile("\\b(TO[D]O|FIX[M]E)\\b");
    private static final Pattern NOT_RUN =
            Pattern.compile("skipTests|maven\\.test\\.skip|testFailureIgnore|excludedGroups|skipITs");
    private static final Set<String> KINDS_OF_FILES =
            Set.of("java", "jte", "sql", "css", "js", "properties", "xml", "md", "json", "svg", "case", "csv", "sh");

    @Test
    @DisplayName("no test is skipped or disabled, sleeps or mocks")
    void tests() {
        assertThat(JavaSource.tests().stream().flatMap(source -> inTest(source).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: a disabled test, an assumption, a sleep, a mock")
    void plantedTests() {
        assertThat(inTest(JavaSource.planted("""
                        import org.mockito.Mockito;

                        class SomeTest {
                            @Disabled
                            @EnabledOnOs(OS.LINUX)
                            void skipped() {
                                assumeTrue(false);
                                Thread.sleep(100);
                                TimeUnit.SECONDS.sleep(1);
                            }

                            // Thread.sleep(100) in a comment, and "@Disabled" in a text, do no harm.
                            String said = "@Disabled";
                        }
                        """)))
                .containsExactly(
                        "Planted.java:1: org.mockito.Mockito",
                        "Planted.java:4: @Disabled",
                        "Planted.java:5: @EnabledOnOs",
                        "Planted.java:7: assumeTrue",
                        "Planted.java:8: Thread.sleep",
                        "Planted.java:9: TimeUnit.SECONDS.sleep");
    }

    @Test
    @DisplayName("the build runs all tests, and stops when one fails")
    void build() {
        assertThat(ProjectFiles.below(ProjectFiles.ROOT, "pom.xml").stream()
                        .flatMap(pom -> left(NOT_RUN, ProjectFiles.name(pom), ProjectFiles.text(pom)).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: a build that leaves tests out")
    void plantedBuild() {
        assertThat(left(NOT_RUN, "pom.xml", "<configuration>\n<skipTests/>\n</configuration>"))
                .containsExactly("pom.xml:2: skipTests");
    }

    @Test
    @DisplayName("no exception is swallowed without a word")
    void catches() {
        assertThat(Stream.concat(JavaSource.production().stream(), JavaSource.tests().stream())
                        .flatMap(source -> swallowed(source).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: an empty catch, and one that says why")
    void plantedCatches() {
        assertThat(swallowed(JavaSource.planted("""
                        class Some {
                            void swallow() {
                                try {
                                    call();
                                } catch (RuntimeException e) {
                                }
                                try {
                                    call();
                                } catch (RuntimeException e) {
                                    // Said below.
                                }
                            }
                        }
                        """))).containsExactly("Planted.java:5: caught and forgotten");
    }

    @Test
    @DisplayName("nothing is left for later in a comment")
    void later() {
        assertThat(ProjectFiles.below(ProjectFiles.ROOT, "").stream()
                        .filter(LeftoversTest::isOurs)
                        .flatMap(file -> left(LATER, ProjectFiles.name(file), ProjectFiles.text(file)).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: something left for later")
    void plantedLater() {
        var words = "class Some {}\n// TO" + "DO: make it right, and FIX" + "ME: as well\n";

        assertThat(left(LATER, "Some.java", words))
                .containsExactly("Some.java:2: TO" + "DO", "Some.java:2: FIX" + "ME");
    }

    private static boolean isOurs(Path file) {
        var name = file.getFileName().toString();
        return KINDS_OF_FILES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static List<String> left(Pattern what, String name, String text) {
        return what.matcher(text)
                .results()
                .map(found -> name + ":" + ProjectFiles.line(text, found.start()) + ": " + found.group())
                .toList();
    }

    private static List<String> inTest(JavaSource source) {
        var violations = new ArrayList<String>();
        new TreeScanner<Void, Void>() {
            private void found(Tree where, String what) {
                violations.add(source.at(where) + ": " + what);
            }

            @Override
            public Void visitImport(ImportTree line, Void nothing) {
                var name = line.getQualifiedIdentifier().toString();
                if (name.startsWith("org.mockito") || name.contains(".mock.mockito")) found(line, name);
                return super.visitImport(line, null);
            }

            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
                var name = lastPart(annotation.getAnnotationType().toString());
                if (SKIPPING.matcher(name).matches()) found(annotation, "@" + name);
                return super.visitAnnotation(annotation, null);
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                var called = called(call);
                var name = lastPart(called);
                if (ASSUMING.matcher(name).matches() || SLEEPING.contains(name)) found(call, called);
                return super.visitMethodInvocation(call, null);
            }
        }.scan(source.tree(), null);
        return violations;
    }

    private static String called(MethodInvocationTree call) {
        return switch (call.getMethodSelect()) {
            case MemberSelectTree select -> select.toString();
            case IdentifierTree name -> name.toString();
            default -> "";
        };
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<String> swallowed(JavaSource source) {
        var violations = new ArrayList<String>();
        var positions = source.trees().getSourcePositions();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitCatch(CatchTree caught, Void nothing) {
                var block = caught.getBlock();
                int start = (int) positions.getStartPosition(source.tree(), block);
                int end = (int) positions.getEndPosition(source.tree(), block);
                if (source.text().substring(start + 1, end - 1).isBlank()) {
                    violations.add(source.at(caught) + ": caught and forgotten");
                }
                return super.visitCatch(caught, null);
            }
        }.scan(source.tree(), null);
        return violations;
    }
}
