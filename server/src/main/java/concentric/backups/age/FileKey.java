package concentric.backups.age;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key of one file, and the header that hands it to whoever knows the passphrase. */
final class FileKey {

    /** The first line of every such file. */
    static final String VERSION = "age-encryption.org/v1";

    /** Binary logarithm of scrypt's N: 128 MiB and about half a second a try, as OWASP recommends. */
    static final int COST = 17;

    /** More would let a file take all memory of whoever opens it; what age itself writes is 18. */
    private static final int HIGHEST_COST = 18;

    private static final int BLOCK_SIZE = 8;
    private static final int KEY = 16;
    private static final int SALT = 16;
    private static final int DERIVED = 32;
    private static final int LONGEST_LINE = 200;

    private static final Pattern RECIPIENT = Pattern.compile("-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)");
    private static final Pattern MAC = Pattern.compile("--- ([A-Za-z0-9+/]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private FileKey(byte[] key) {
        this.key = key;
    }

    static FileKey random() {
        return new FileKey(randomBytes(KEY));
    }

    static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The header of a file, with the key in it wrapped by the passphrase. */
    byte[] header(Passphrase passphrase, int cost) throws GeneralSecurityException {
        var salt = randomBytes(SALT);
        var wrapped = cipher(Cipher.ENCRYPT_MODE, wrapping(passphrase, salt, cost), new byte[12])
                .doFinal(key);
        var covered = "%s\n-> scrypt %s %d\n%s\n---".formatted(VERSION, text(salt), cost, text(wrapped));
        return (covered + " " + text(mac(covered)) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a header from its first byte to its last.
     *
     * @throws SealBroken if it is none, or the passphrase is another
     */
    static FileKey read(InputStream in, Passphrase passphrase) throws IOException, GeneralSecurityException {
        var version = line(in);
        if (!version.equals(VERSION)) throw new SealBroken(SealBroken.Kind.NOT_SEALED);
        var recipient = line(in);
        var found = RECIPIENT.matcher(recipient);
        if (!found.matches()) throw new SealBroken(SealBroken.Kind.OTHER_RECIPIENT);
        int cost = Integer.parseInt(found.group(2));
        if (cost > HIGHEST_COST) throw new SealBroken(SealBroken.Kind.TOO_COSTLY);
        var body = line(in);
        var mac = MAC.matcher(line(in));
        if (!mac.matches()) throw new SealBroken(SealBroken.Kind.ALTERED);
        var key = new FileKey(unwrapped(body, wrapping(passphrase, bytes(found.group(1)), cost)));
        var covered = "%s\n%s\n%s\n---".formatted(version, recipient, body);
        if (!MessageDigest.isEqual(key.mac(covered), bytes(mac.group(1)))) {
            throw new SealBroken(SealBroken.Kind.ALTERED);
        }
        return key;
    }

    private static byte[] unwrapped(String body, byte[] wrapping) throws GeneralSecurityException, SealBroken {
        try {
            return cipher(Cipher.DECRYPT_MODE, wrapping, new byte[12]).doFinal(bytes(body));
        } catch (AEADBadTagException e) {
            throw new SealBroken(SealBroken.Kind.WRONG_PASSPHRASE);
        }
    }

    private static byte[] wrapping(Passphrase passphrase, byte[] salt, int cost) throws GeneralSecurityException {
        var label = (VERSION + "/scrypt").getBytes(StandardCharsets.US_ASCII);
        var labelled =
                ByteBuffer.allocate(label.length + salt.length).put(label).put(salt);
        return Scrypt.derive(passphrase.text().toCharArray(), labelled.array(), cost, BLOCK_SIZE, 1, DERIVED);
    }

    /** What the chunks after the nonce are sealed with. */
    byte[] payloadKey(byte[] nonce) throws GeneralSecurityException {
        return derived(nonce, "payload");
    }

    static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher;
    }

    private byte[] mac(String covered) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(derived(new byte[0], "header"), "HmacSHA256"));
        return mac.doFinal(covered.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] derived(byte[] salt, String info)
            throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        var extract = HKDFParameterSpec.ofExtract().addIKM(key);
        if (salt.length > 0) extract = extract.addSalt(salt);
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(extract.thenExpand(info.getBytes(StandardCharsets.US_ASCII), DERIVED));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException();
            if (line.size() == LONGEST_LINE) throw new SealBroken(SealBroken.Kind.ALTERED);
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) throws SealBroken {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new SealBroken(SealBroken.Kind.ALTERED);
        }
    }
}
