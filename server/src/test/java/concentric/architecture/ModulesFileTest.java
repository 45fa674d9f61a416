package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The list of modules that a start reads instead of looking through all classes")
class ModulesFileTest {

    @Test
    @DisplayName("names those of ARCHITECTURE.md in their order, which is the order of their migrations")
    void sameModules() throws IOException {
        try (var file = getClass().getResourceAsStream("/META-INF/spring-modulith/application-modules.json")) {
            assertThat(JsonMapper.shared().readTree(file).propertyNames()).containsExactlyElementsOf(Modules.inOrder());
        }
    }
}
