package concentric.people.web;

import concentric.people.RelyingParty;
import concentric.platform.Mails;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Says what passkeys are good for. Browsers make them for a name under https only, and for {@code localhost}; so this is
 * the address that the installation was given. What a request calls it is never believed, but for {@code localhost}: there,
 * nobody answers but the machine that somebody sits at.
 */
@Component
class RelyingParties {

    private static final String LOCAL = "localhost";
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[.*]");

    private final Optional<RelyingParty> configured;

    RelyingParties(Mails mails) {
        this.configured = named(mails.address(""));
    }

    /** Where a request comes to; nothing where no browser would make a passkey. */
    Optional<RelyingParty> of(HttpServletRequest request) {
        if (!request.getServerName().equals(LOCAL)) return configured;
        return Optional.of(new RelyingParty(LOCAL, origin(request.getScheme(), LOCAL, request.getServerPort())));
    }

    static Optional<RelyingParty> named(String address) {
        try {
            var uri = new URI(address);
            var host = uri.getHost();
            if (host == null || !"https".equals(uri.getScheme())) return Optional.empty();
            var name = host.toLowerCase(Locale.ROOT);
            return NUMBERS.matcher(name).matches()
                    ? Optional.empty()
                    : Optional.of(new RelyingParty(name, origin("https", name, uri.getPort())));
        } catch (URISyntaxException e) {
            // What is no address is none that passkeys are good for.
            return Optional.empty();
        }
    }

    /** As browsers write it: without the port that goes without saying. */
    private static String origin(String scheme, String host, int port) {
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
