package concentric.platform;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash.
 *
 * @param hex 64 lower-case hexadecimal digits; none for the hash of nothing before the first
 */
public record Sha256(String hex) {

    /** What stands before the first of a chain. */
    public static final Sha256 NONE = new Sha256("");

    /** Writes what is to be hashed. */
    @FunctionalInterface
    public interface Writing {
        /** Writes it in a form in which different things never look alike. */
        void to(DataOutputStream out) throws IOException;
    }

    /** The hash of a text in UTF-8. */
    public static Sha256 of(String text) {
        return of(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash of whatever is written. */
    public static Sha256 of(Writing writing) {
        var digest = digest();
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(digest.digest());
    }

    /** A hash from its 32 bytes. */
    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(bytes));
    }

    /** Its 32 bytes, or none. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** A digest to be fed by hand, for what does not fit into memory. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
