package concentric.people;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a browser answers for a passkey, read and held against what it was asked. The ceremonies are those of WebAuthn, as
 * <a href="https://www.w3.org/TR/webauthn-3/#sctn-rp-operations">its chapter 7</a> tells them; the library does them.
 */
@Component
class Ceremonies {

    /** As browsers are asked: EdDSA, ECDSA with P-256, RSA. */
    static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            algorithm(COSEAlgorithmIdentifier.EdDSA),
            algorithm(COSEAlgorithmIdentifier.ES256),
            algorithm(COSEAlgorithmIdentifier.RS256));

    /** No answer of a browser is longer. */
    private static final int LONGEST = 20_000;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private static final Logger LOG = LoggerFactory.getLogger(Ceremonies.class);

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);

    /** Non-strict: who made the device is nobody's business here, so no statement about it is asked for or looked at. */
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** A key that was made, read but not checked. */
    record Made(String challenge, RegistrationData data) {}

    /** A key that was shown, read but not checked. */
    record Shown(
            String credential, String challenge, @Nullable String userHandle, AuthenticationData data) {}

    /** What a browser says about a new key; nothing if it is no such thing. */
    Optional<Made> made(String json) {
        if (json.length() > LONGEST) return Optional.empty();
        try {
            var data = manager.parseRegistrationResponseJSON(json);
            var client = data.getCollectedClientData();
            if (client == null || data.getAttestationObject() == null) return Optional.empty();
            return Optional.of(new Made(text(client.getChallenge().getValue()), data));
        } catch (RuntimeException e) {
            return unread(e);
        }
    }

    /** What a browser shows to sign in; nothing if it is no such thing. */
    Optional<Shown> shown(String json) {
        if (json.length() > LONGEST) return Optional.empty();
        try {
            var data = manager.parseAuthenticationResponseJSON(json);
            var client = data.getCollectedClientData();
            if (client == null || data.getCredentialId() == null || data.getAuthenticatorData() == null) {
                return Optional.empty();
            }
            return Optional.of(new Shown(
                    TEXT.encodeToString(data.getCredentialId()),
                    text(client.getChallenge().getValue()),
                    data.getUserHandle() == null ? null : TEXT.encodeToString(data.getUserHandle()),
                    data));
        } catch (RuntimeException e) {
            return unread(e);
        }
    }

    /** Anybody may send anything, and the library says in as many ways that it can't be read. */
    private static <T> Optional<T> unread(RuntimeException why) {
        LOG.debug("This is no answer of a browser for a passkey", why);
        return Optional.empty();
    }

    /** The key that was made, if that was done here and now, by whoever holds the device. */
    Optional<Credential> credential(Made made, RelyingParty party) {
        try {
            var checked = manager.verify(
                    made.data(), new RegistrationParameters(server(party, made.challenge()), ALGORITHMS, true, true));
            var device = Objects.requireNonNull(checked.getAttestationObject()).getAuthenticatorData();
            var key = Objects.requireNonNull(device.getAttestedCredentialData());
            return Optional.of(new Credential(
                    text(key.getCredentialId()), text(keys.convert(key)), device.isFlagBE(), device.getSignCount()));
        } catch (WebAuthnException | IllegalArgumentException e) {
            LOG.info("A new passkey was refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** How often the device says that the key was used, if it was shown here and now, by whoever holds the device. */
    Optional<Long> uses(Shown shown, Credential kept, RelyingParty party) {
        var key = keys.convert(bytes(kept.publicKey()));
        var known =
                new CredentialRecordImpl(null, true, kept.isCopied(), null, kept.uses(), key, null, null, null, null);
        try {
            var checked = manager.verify(
                    shown.data(),
                    new AuthenticationParameters(
                            server(party, shown.challenge()), known, List.of(key.getCredentialId()), true, true));
            return Optional.of(
                    Objects.requireNonNull(checked.getAuthenticatorData()).getSignCount());
        } catch (MaliciousCounterValueException e) {
            LOG.warn(
                    "A passkey was shown that counts {} uses after {}: it may have been copied.",
                    e.getPresentedCounter(),
                    e.getStoredCounter());
            return Optional.empty();
        } catch (WebAuthnException | IllegalArgumentException e) {
            LOG.info("A passkey was refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static ServerProperty server(RelyingParty party, String challenge) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(bytes(challenge)))
                .build();
    }

    private static PublicKeyCredentialParameters algorithm(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }

    static String text(byte[] bytes) {
        return TEXT.encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
