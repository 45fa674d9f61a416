package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names")
class NamesTest {

    private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Manager|Impl|Utils?|Helper|Base|D[Tt][Oo])");

    private static final Set<String> PACKAGES_FOR_ANYTHING =
            Set.of("common", "commons", "shared", "util", "utils", "helper", "misc");

    @Test
    @DisplayName(
            "a class is named after a thing: no Manager, Impl, Util, Helper, Base or Dto, no common, shared or util")
    void names() {
        assertThat(Stream.concat(JavaSource.production().stream(), JavaSource.tests().stream())
                        .flatMap(source -> withoutThing(source).stream()))
                .isEmpty();
    }

    @Test
    @DisplayName("planted: names that say nothing")
    void plantedNames() {
        assertThat(withoutThing(JavaSource.planted("""
                        package concentric.common.money;

                        class PaymentManager {
                            interface PaymentDTO {}
                            record StringUtils() {}
                            enum Database {}
                        }
                        """)))
                .containsExactly(
                        "Planted.java:1: package concentric.common.money",
                        "Planted.java:3: PaymentManager",
                        "Planted.java:4: PaymentDTO",
                        "Planted.java:5: StringUtils");
    }

    private static List<String> withoutThing(JavaSource source) {
        var violations = new ArrayList<String>();
        if (Arrays.stream(source.packageName().split("\\.")).anyMatch(PACKAGES_FOR_ANYTHING::contains)) {
            violations.add(source.at(source.tree()) + ": package " + source.packageName());
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                if (SAYS_NOTHING.matcher(type.getSimpleName()).matches()) {
                    violations.add(source.at(type) + ": " + type.getSimpleName());
                }
                return super.visitClass(type, null);
            }
        }.scan(source.tree(), null);
        return violations;
    }
}
