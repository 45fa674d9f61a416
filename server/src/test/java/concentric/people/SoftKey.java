package concentric.people;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A device and its browser, as far as WebAuthn asks of them; unlike real ones they say whatever a test wants. Made after
 * <a href="https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data">WebAuthn, 6.1</a>.
 */
final class SoftKey {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;

    private final KeyPair keys;
    private byte[] id;
    private String handle = "";

    /** What the browser says that it is at. */
    String origin;

    /** Whom the device signs for. */
    String party = "localhost";

    /** How often it was used, as it says. */
    int uses;

    /** Whether somebody showed it their finger. */
    boolean verifies = true;

    SoftKey(int port) {
        this.origin = "http://localhost:" + port;
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        this.id = sha256(keys.getPublic().getEncoded());
    }

    /** Another key that goes by this one's name, for the same person. */
    SoftKey forged(int port) {
        var forged = new SoftKey(port);
        forged.id = id;
        forged.handle = handle;
        return forged;
    }

    /** What a browser answers that was asked to make a passkey. */
    String made(String challenge, String userHandle) {
        handle = userHandle;
        var client = client("webauthn.create", challenge);
        var attestation = new ByteArrayOutputStream();
        attestation.writeBytes(new byte[] {(byte) 0xa3});
        attestation.writeBytes(cborText("fmt"));
        attestation.writeBytes(cborText("none"));
        attestation.writeBytes(cborText("attStmt"));
        attestation.writeBytes(new byte[] {(byte) 0xa0});
        attestation.writeBytes(cborText("authData"));
        attestation.writeBytes(cborBytes(authenticator(WITH_KEY)));
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform","clientExtensionResults":{},
                 "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["internal"]}}""".formatted(text(id), text(client), text(attestation.toByteArray()));
    }

    /** What a browser answers that was asked to show a passkey. */
    String shown(String challenge) {
        uses++;
        var client = client("webauthn.get", challenge);
        var authenticator = authenticator(0);
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform","clientExtensionResults":{},
                 "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s","userHandle":"%5$s"}}""".formatted(text(id), text(client), text(authenticator), text(signed(authenticator, client)), handle);
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticator(int more) {
        var data = ByteBuffer.allocate(500)
                .put(sha256(party.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (PRESENT | (verifies ? VERIFIED : 0) | more))
                .putInt(uses);
        if (more == WITH_KEY)
            data.put(new byte[16]).putShort((short) id.length).put(id).put(cose());
        return Arrays.copyOf(data.array(), data.position());
    }

    /** The public key: of two coordinates, on P-256, for ECDSA with SHA-256. */
    private byte[] cose() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        key.writeBytes(cborBytes(coordinate(point.getAffineX())));
        key.writeBytes(new byte[] {0x22});
        key.writeBytes(cborBytes(coordinate(point.getAffineY())));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private byte[] signed(byte[] authenticator, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(authenticator);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] cborText(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(bytes.length + 1)
                .put((byte) (0x60 + bytes.length))
                .put(bytes)
                .array();
    }

    private static byte[] cborBytes(byte[] bytes) {
        return ByteBuffer.allocate(bytes.length + 3)
                .put((byte) 0x59)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
