package concentric.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlatformTest {

    @Test
    void namesTheArtifactsOfTheFourPlatforms() {
        assertThat(Platform.of("Linux", "amd64").name()).isEqualTo("linux-amd64");
        assertThat(Platform.of("Linux", "aarch64").name()).isEqualTo("linux-arm64v8");
        assertThat(Platform.of("Mac OS X", "x86_64").name()).isEqualTo("darwin-amd64");
        assertThat(Platform.of("Mac OS X", "aarch64").archive()).isEqualTo("postgres-darwin-arm_64.txz");
    }

    @Test
    void saysWhatToDoElsewhere() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("no PostgreSQL for Windows 11 on amd64")
                .hasMessageContaining("of your own instead");
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64")).hasMessageContaining("Linux on riscv64");
    }
}
