package concentric.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key that signs checkpoints: made once for a data folder, and kept there in a file that only its owner reads. Who has
 * the database but not this file can't sign another history.
 */
final class CheckpointKey {

    private static final String FILE = "signing-key";

    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----\\s+-----BEGIN PUBLIC KEY-----(.+?)-----END PUBLIC KEY-----",
            Pattern.DOTALL);

    private final PrivateKey privateKey;
    private final String publicKey;

    private CheckpointKey(PrivateKey privateKey, String publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * The key of a data folder, made where there is none.
     *
     * @throws IllegalStateException if there is something else in its place, with a sentence for who started the program
     */
    static CheckpointKey in(Path folder) {
        var file = folder.resolve(FILE);
        try {
            return read(file, Files.readString(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException first) {
            return made(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static CheckpointKey read(Path file, String text) {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) throw unusable(file, new IOException("it holds no pair of keys"));
        try {
            var bytes = Base64.getMimeDecoder().decode(pem.group(1));
            var key = KeyFactory.getInstance(Checkpoint.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            return new CheckpointKey(key, pem.group(2).replaceAll("\\s", ""));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file, e);
        }
    }

    private static CheckpointKey made(Path file) {
        try {
            var pair = KeyPairGenerator.getInstance(Checkpoint.ALGORITHM).generateKeyPair();
            var text = pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + pem("PUBLIC KEY", pair.getPublic().getEncoded());
            store(file, text);
            return read(file, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static String pem(String what, byte[] key) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getEncoder().encodeToString(key));
    }

    /** Whole or not at all, and at no moment readable by others. */
    private static void store(Path file, String text) throws IOException {
        var partial = file.resolveSibling(FILE + ".partial");
        Files.deleteIfExists(partial);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(partial, options, onlyOwner)) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static IllegalStateException unusable(Path file, Exception e) {
        return new IllegalStateException(
                "The key in %s, which signs checkpoints, can't be used: %s. Bring the file back, or move it away and a new key is made."
                        .formatted(file, e.getMessage()),
                e);
    }

    /** Its public half, X.509 in Base64. */
    String publicKey() {
        return publicKey;
    }

    Checkpoint sign(Checkpoint.State state) {
        try {
            var signer = Signature.getInstance(Checkpoint.ALGORITHM);
            signer.initSign(privateKey);
            signer.update(state.signed().getBytes(StandardCharsets.UTF_8));
            return new Checkpoint(state, publicKey, Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key that was read can't sign", e);
        }
    }
}
