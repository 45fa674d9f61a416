package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import concentric.ApplicationTest;
import concentric.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody registers a passkey and signs in with it, at a browser whose device is only imagined. */
@DisplayName("With a passkey, in a browser")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PasskeyStoryTest {

    private final int port;

    PasskeyStoryTest(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeAll
    void anInstallation() {
        Browser.custodian(port);
    }

    @Test
    @DisplayName("one registers it, signs out, signs in with it, removes it, and is refused")
    void story() {
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            var device = device(visitor);
            visitor.signIn("ann");
            visitor.open("/account");
            visitor.sees("There is no passkey yet.");
            Inspection.of(visitor);
            visitor.fill("Name", "Ann’s laptop");
            visitor.press("Register a passkey");
            visitor.sees("You can sign in with “Ann’s laptop” from now on.");
            assertThat(visitor.row("Ann’s laptop")).hasSize(3);
            Inspection.of(visitor);

            signOut(visitor);
            Inspection.of(visitor);
            visitor.press("Sign in with a passkey");
            visitor.isAt("Home");
            visitor.open("/account");
            visitor.sees("with the passkey “Ann’s laptop”");

            visitor.press("Remove Ann’s laptop");
            visitor.sees("There is no passkey yet.");
            signOut(visitor);
            visitor.press("Sign in with a passkey");
            visitor.sees("This passkey is not good for signing in here.");
            device.detach();
        }
    }

    @Test
    @DisplayName("one is told when the browser comes back without it, and where none is to be had")
    void without() {
        try (var visitor = Visitor.of(port, Screen.PHONE)) {
            var device = device(visitor, false);
            visitor.signIn("ann");
            visitor.open("/account");
            visitor.press("Register a passkey");
            visitor.sees("Your browser did not come back with a passkey.");
            Inspection.of(visitor);
            device.detach();
        }
        try (var visitor = new Visitor("http://127.0.0.1:" + port, Screen.WIDE)) {
            visitor.signIn("ann");
            visitor.open("/account");
            visitor.sees("by a browser that knows them, at https://concentric.acme.example.");
            assertThat(visitor.page().locator("form[data-passkey]").isVisible()).isFalse();
            Inspection.of(visitor);
        }
    }

    private static void signOut(Visitor visitor) {
        visitor.press("Ann Custodian Custodian open menu");
        visitor.press("Sign out");
        visitor.isAt("Sign in");
    }

    private static CDPSession device(Visitor visitor) {
        return device(visitor, true);
    }

    /**
     * Gives the browser a device of its own, as Chromium imagines it.
     *
     * @param verifies whether it knows its owner by the finger
     */
    private static CDPSession device(Visitor visitor, boolean verifies) {
        var session = visitor.page().context().newCDPSession(visitor.page());
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        var device = new JsonObject();
        device.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", device);
        return session;
    }
}
