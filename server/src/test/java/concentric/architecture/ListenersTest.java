package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import concentric.architecture.Bytecode.Method;
import concentric.platform.Acts;
import concentric.platform.WriterLock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListener;
import planted.listeners.PlantedListener;

@DisplayName("Nothing that must be true with the money hangs on an event")
class ListenersTest {

    private static final Set<String> HOW_MONEY_IS_WRITTEN = Set.of(Acts.class.getName(), WriterLock.class.getName());

    private static final Pattern MONEY =
            Pattern.compile("(?i)\\b(insert\\s+into|update|delete\\s+from|copy)\\s+(payments|ledger)\\.");

    @Test
    @DisplayName("no event listener reaches an act, the writer lock or the tables of money")
    void listeners() {
        assertThat(listenersThatTouchMoney(Modules.classes(), Bytecode.ofApplication()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: listeners that take the writer lock, through another class, and write an entry")
    void plantedListeners() {
        var planted = new ClassFileImporter().importPackages("planted.listeners");

        assertThat(listenersThatTouchMoney(planted, Bytecode.ofPlanted(PlantedListener.class)))
                .containsExactlyInAnyOrder(
                        "planted.listeners.PlantedListener.annotated",
                        "planted.listeners.PlantedListener.afterCommit",
                        "planted.listeners.PlantedListener.onApplicationEvent");
    }

    private static List<String> listenersThatTouchMoney(JavaClasses classes, Bytecode bytecode) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(ListenersTest::listens)
                .map(method -> new Method(method.getOwner().getName(), method.getName(), method.getDescriptor()))
                .filter(method -> bytecode.reachable(method, next -> true).stream()
                        .anyMatch(reached -> touchesMoney(reached, bytecode)))
                .map(Method::toString)
                .distinct()
                .toList();
    }

    private static boolean listens(JavaMethod method) {
        return method.isAnnotatedWith(EventListener.class)
                || method.isMetaAnnotatedWith(EventListener.class)
                || (method.getName().equals("onApplicationEvent")
                        && method.getOwner().isAssignableTo(ApplicationListener.class));
    }

    private static boolean touchesMoney(Method method, Bytecode bytecode) {
        return HOW_MONEY_IS_WRITTEN.contains(method.owner())
                || bytecode.said(method).stream()
                        .anyMatch(said -> MONEY.matcher(said.said()).find());
    }
}
