package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Front pages and docstrings")
class FrontPagesTest {

    @Test
    @DisplayName("every package has a front page that is @NullMarked and says what it is")
    void packages() {
        assertThat(withoutFrontPage(Stream.concat(JavaSource.production().stream(), JavaSource.tests().stream())
                        .toList()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: packages without a front page, or with one that doesn’t say enough")
    void plantedPackages() {
        assertThat(withoutFrontPage(List.of(
                        planted("a/Some.java", "package a; class Some {}"),
                        planted("b/Some.java", "package b; class Some {}"),
                        planted("b/package-info.java", "/** What it is. */ package b;"),
                        planted("c/package-info.java", "@NullMarked package c;"),
                        planted("d/package-info.java", "/** What it is. */ @NullMarked package d;"))))
                .containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("every public type has a docstring")
    void types() {
        assertThat(JavaSource.production().stream().flatMap(source -> undocumented(source).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: a public type without a docstring")
    void plantedTypes() {
        assertThat(undocumented(JavaSource.planted("""
                        /* no docstring */
                        @Deprecated
                        public record Some() {}

                        /** Documented. */
                        interface Other {}

                        class Private {}
                        """))).containsExactly("Planted.java:2: Some");
    }

    private static JavaSource planted(String name, String text) {
        return JavaSource.parse(List.of(new JavaSource.Source(name, text))).getFirst();
    }

    /** A front page counts for all source folders: tests are in the package of what they test. */
    private static Set<String> withoutFrontPage(Collection<JavaSource> sources) {
        var packages = sources.stream().map(JavaSource::packageName).collect(Collectors.toCollection(TreeSet::new));
        sources.stream()
                .filter(source -> source.fileName().equals("package-info.java"))
                .filter(FrontPagesTest::isFrontPage)
                .forEach(source -> packages.remove(source.packageName()));
        return packages;
    }

    private static boolean isFrontPage(JavaSource source) {
        var documentation = source.documentation(source.tree().getPackage());
        return documentation != null
                && !documentation.isBlank()
                && source.tree().getPackageAnnotations().stream()
                        .anyMatch(one -> one.getAnnotationType().toString().equals("NullMarked"));
    }

    private static List<String> undocumented(JavaSource source) {
        return source.tree().getTypeDecls().stream()
                .filter(type -> type instanceof ClassTree)
                .map(type -> (ClassTree) type)
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .filter(type -> source.documentation((Tree) type) == null)
                .map(type -> source.at(type) + ": " + type.getSimpleName())
                .toList();
    }
}
