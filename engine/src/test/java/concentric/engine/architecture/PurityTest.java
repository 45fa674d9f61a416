package concentric.engine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import planted.engine.Tainted;

@DisplayName("The engine is a pure function")
class PurityTest {

    private static final String ENGINE = "concentric.engine";
    private static final String PLANTED = "planted.engine";

    /** Input and output, chance, threads, the system. */
    private static final Pattern IMPURE = Pattern.compile("java\\.(io|net|nio)\\..*"
            + "|java\\.util\\.(Random|SplittableRandom|Scanner|Timer\\w*|random\\..*|concurrent\\..*Random|logging\\..*)"
            + "|java\\.security\\.SecureRandom|java\\.time\\.(Clock|InstantSource)"
            + "|java\\.lang\\.(Runtime|Process\\w*|Thread\\w*|foreign\\..*)");

    /** Calls of classes that are harmless otherwise. */
    private static final Pattern IMPURE_CALL = Pattern.compile("java\\.time\\..*\\.now"
            + "|java\\.lang\\.Math\\.random|java\\.lang\\.StrictMath\\.random|java\\.util\\.UUID\\.randomUUID"
            + "|java\\.lang\\.System\\.(?!arraycopy|identityHashCode).*"
            + "|java\\.util\\.(Locale|TimeZone)\\.getDefault|java\\.time\\.ZoneId\\.systemDefault"
            + "|java\\.lang\\.Class(Loader)?\\.getResource.*");

    /** What each part may use besides itself. */
    private static final Map<String, Set<String>> PARTS = Map.of(
            "terms",
            Set.of(),
            "text",
            Set.of("terms"),
            "plan",
            Set.of("terms"),
            "close",
            Set.of("terms", "plan"),
            "tally",
            Set.of("terms", "plan", "close"),
            "measures",
            Set.of(),
            "cases",
            Set.of("terms", "text", "plan", "close"));

    private static final List<ClassUse> CLASSES = ClassUse.besides(Plan.class, ENGINE);
    private static final List<ClassUse> PLANTED_CLASSES = ClassUse.besides(Tainted.class, PLANTED);

    @Test
    @DisplayName("it uses nothing but java.base and JSpecify")
    void dependencies() {
        assertThat(CLASSES.stream().flatMap(use -> foreign(use, ENGINE))).isEmpty();
    }

    @Test
    @DisplayName("planted: another module of Java, and a library")
    void plantedDependencies() {
        assertThat(PLANTED_CLASSES.stream().flatMap(use -> foreign(use, PLANTED)))
                .contains(
                        "planted.engine.Tainted uses javax.tools.ToolProvider",
                        "planted.engine.Tainted uses org.junit.jupiter.api.DisplayName");
    }

    @Test
    @DisplayName("no input, output, clock or chance")
    void purity() {
        assertThat(CLASSES.stream().flatMap(PurityTest::impure)).isEmpty();
    }

    @Test
    @DisplayName("planted: a clock, chance, a file, the system’s time")
    void plantedPurity() {
        assertThat(PLANTED_CLASSES.stream().flatMap(PurityTest::impure))
                .contains(
                        "planted.engine.Tainted calls java.time.Instant.now",
                        "planted.engine.Tainted calls java.lang.System.nanoTime",
                        "planted.engine.Tainted uses java.util.Random",
                        "planted.engine.Tainted uses java.nio.file.Path");
    }

    @Test
    @DisplayName("no float and no double, not even for a moment")
    void floats() {
        assertThat(CLASSES.stream().flatMap(PurityTest::floating)).isEmpty();
    }

    @Test
    @DisplayName("planted: a double in a field, in a local, in an array")
    void plantedFloats() {
        assertThat(PLANTED_CLASSES.stream().flatMap(PurityTest::floating))
                .contains(
                        "planted.engine.plan.Rough: a field, parameter or result",
                        "planted.engine.Tainted: half: DMUL",
                        "planted.engine.Tainted: many: an array")
                .noneMatch(violation -> violation.startsWith("planted.engine.text"));
    }

    @Test
    @DisplayName("text and plan depend only on terms, and terms on nothing")
    void parts() {
        assertThat(CLASSES.stream().flatMap(use -> betweenParts(use, ENGINE))).isEmpty();
    }

    @Test
    @DisplayName("planted: text that depends on plan, and a part nobody knows")
    void plantedParts() {
        assertThat(PLANTED_CLASSES.stream().flatMap(use -> betweenParts(use, PLANTED)))
                .contains("planted.engine.text.Curious uses planted.engine.plan.Rough")
                .noneMatch(violation -> violation.startsWith("planted.engine.plan"));
    }

    private static Stream<String> foreign(ClassUse use, String root) {
        return use.types().stream()
                .filter(type -> !type.startsWith(root + ".") && !type.startsWith("org.jspecify."))
                .filter(type -> !isOfJavaBase(type))
                .map(type -> use.name() + " uses " + type);
    }

    private static boolean isOfJavaBase(String type) {
        return ModuleLayer.boot()
                .findModule("java.base")
                .orElseThrow()
                .getPackages()
                .contains(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }

    private static Stream<String> impure(ClassUse use) {
        return Stream.concat(
                use.types().stream()
                        .filter(type -> IMPURE.matcher(type).matches())
                        .map(type -> use.name() + " uses " + type),
                use.calls().stream()
                        .filter(call -> IMPURE_CALL.matcher(call).matches())
                        .map(call -> use.name() + " calls " + call));
    }

    private static Stream<String> floating(ClassUse use) {
        return use.floats().stream().map(where -> use.name() + ": " + where);
    }

    private static Stream<String> betweenParts(ClassUse use, String root) {
        var from = part(use.name(), root);
        return use.types().stream()
                .filter(type -> type.startsWith(root + "."))
                .filter(type -> !part(type, root).equals(from))
                .filter(type -> !PARTS.getOrDefault(from, Set.of()).contains(part(type, root)))
                .map(type -> use.name() + " uses " + type);
    }

    private static String part(String type, String root) {
        var inner = type.substring(root.length() + 1);
        return inner.contains(".") ? inner.substring(0, inner.indexOf('.')) : "";
    }
}
