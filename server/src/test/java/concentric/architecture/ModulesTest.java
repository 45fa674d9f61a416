package concentric.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import concentric.Application;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import planted.modules.PlantedModules;

@DisplayName("Module boundaries")
class ModulesTest {

    /** The engine is no module, and templates are compiled into classes of their own; the order holds for them too. */
    private static final ApplicationModules MODULES = ApplicationModules.of(
            Application.class, resideInAnyPackage("concentric.engine..", "concentric.templates.."));

    @Test
    @DisplayName("a module uses what others declare as theirs to be used, and only those it names")
    void boundaries() {
        MODULES.verify();
    }

    @Test
    @DisplayName("planted: a cycle, and a class that is nobody else’s business")
    void plantedBoundaries() {
        var violations =
                ApplicationModules.of(PlantedModules.class, location -> true).detectViolations();

        assertThat(violations.getMessages())
                .anyMatch(message -> message.contains("Cycle detected"))
                .anyMatch(message -> message.contains("non-exposed type planted.modules.right.inside.Hidden"));
    }

    @Test
    @DisplayName("the modules are those of the table in ARCHITECTURE.md")
    void table() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(Modules.inOrder());
    }

    @Test
    @DisplayName("a module, its pages included, depends on earlier ones only")
    void order() {
        assertThat(dependenciesOnLater(Modules.classes(), "concentric.")).isEmpty();
    }

    @Test
    @DisplayName("planted: a module that depends on a later one, and a package that is no module")
    void plantedOrder() {
        var planted = new ClassFileImporter().importPackages("planted.order");

        assertThat(dependenciesOnLater(planted, "planted.order."))
                .anyMatch(violation -> violation.startsWith("platform uses payments"))
                .anyMatch(violation -> violation.startsWith("stray is not in the table"))
                .noneMatch(violation -> violation.startsWith("payments uses"));
    }

    @Test
    @DisplayName("the ports are those of the table in ARCHITECTURE.md, declared where it says")
    void ports() {
        assertThat(Modules.ports()).isNotEmpty().allSatisfy((port, module) -> {
            var name = "concentric." + module + "." + port;
            assertThat(Modules.classes().contain(name)).as(name).isTrue();
            assertThat(Modules.classes().get(name).isInterface()).as(name).isTrue();
        });
    }

    private static List<String> dependenciesOnLater(JavaClasses classes, String root) {
        var order = Modules.inOrder();
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> {
                    var from = module(dependency.getOriginClass().getPackageName(), root);
                    var to = module(dependency.getTargetClass().getPackageName(), root);
                    if (from.isEmpty() || to.isEmpty()) return "";
                    if (!order.contains(from)) return from + " is not in the table: " + dependency.getDescription();
                    return order.indexOf(to) <= order.indexOf(from)
                            ? ""
                            : from + " uses " + to + ": " + dependency.getDescription();
                })
                .filter(violation -> !violation.isEmpty())
                .distinct()
                .toList();
    }

    /** The module of a package; empty if it is of none, as the engine’s. */
    private static String module(String packageName, String root) {
        if (!packageName.startsWith(root)) return "";
        var inner = packageName.substring(root.length());
        if (inner.startsWith("templates.")) inner = inner.substring("templates.".length());
        var name = inner.split("\\.", 2)[0];
        return name.equals("engine") || name.equals("templates") ? "" : name;
    }
}
