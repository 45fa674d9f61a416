package concentric.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.people.RelyingParty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Passkeys are good at")
class RelyingPartiesTest {

    @ParameterizedTest
    @DisplayName("a name under https")
    @CsvSource({
        "https://acme.example,               acme.example,      https://acme.example",
        "https://Concentric.Acme.example:443, concentric.acme.example, https://concentric.acme.example",
        "https://acme.example:8443/under,    acme.example,      https://acme.example:8443"
    })
    void named(String address, String id, String origin) {
        assertThat(RelyingParties.named(address)).contains(new RelyingParty(id, origin));
    }

    @ParameterizedTest
    @DisplayName("no number, nothing without https, nothing at all")
    @ValueSource(
            strings = {
                "",
                "http://acme.example",
                "https://192.168.0.4",
                "https://[fe80::1]:8443",
                "acme.example",
                "https:"
            })
    void nowhere(String address) {
        assertThat(RelyingParties.named(address)).isEmpty();
    }
}
