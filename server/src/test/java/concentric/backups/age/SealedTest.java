package concentric.backups.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import concentric.backups.age.SealBroken.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A sealed file")
class SealedTest {

    private static final Passphrase PASSPHRASE = new Passphrase("correct horse battery staple");
    private static final int CHEAP = 1;
    private static final long SEED = 7_914;

    /** Made by age 1.1.1, {@code age -p}, with the passphrase “grün wie Käse”. */
    private static final String BY_AGE =
            "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBEaEo1Sm1Md2NLd09PbUF3dEg0aWRBIDE4CmoxN3hjdFpTRXVINnpMQ0t3TmZ1Y0Js"
                    + "RG5lYmF3Ujd5U3dxV0xrR2ozYlUKLS0tIFh2TGg3OFBYZy8zSEhKT0ZUZXluN1d0cCtnOHByc1U0V2Vid0lmTGhtOG8Ke9wXuVzFNZneutC1"
                    + "uZXa9w17C5U18g5VnE6yTTrLHNkdlLGEqan3DJ4rEcv7wA==";

    @Test
    @DisplayName("that the tool age made is opened")
    void madeByAge() throws IOException {
        var opened = opened(Base64.getDecoder().decode(BY_AGE), new Passphrase("grün wie Käse"));

        assertThat(new String(opened, StandardCharsets.UTF_8)).isEqualTo("sealed by age\n");
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    @DisplayName("is opened as it was, of any length")
    void lengths(int length) throws IOException {
        var content = content(length);

        var sealed = sealed(content);

        assertThat(opened(sealed, PASSPHRASE)).isEqualTo(content);
        assertThat(sealed.length - headerLength(sealed) - Chunk.FILE_NONCE)
                .isEqualTo(length + Chunk.TAG * Math.max(1, (length + Chunk.CONTENT - 1) / Chunk.CONTENT));
    }

    @Test
    @DisplayName("does not open with another passphrase")
    void otherPassphrase() throws IOException {
        assertThat(broken(sealed(content(10)), new Passphrase("correct horse battery stapler")))
                .isEqualTo(Kind.WRONG_PASSPHRASE);
    }

    @Test
    @DisplayName("is refused with any single byte changed, wherever it is")
    void altered() throws IOException {
        var sealed = sealed(content(150_000));
        var random = new Random(SEED);
        var everywhereInTheHeader = IntStream.range(0, headerLength(sealed) + Chunk.FILE_NONCE);
        var somewhere = random.ints(200, 0, sealed.length);

        IntStream.concat(everywhereInTheHeader, somewhere).forEach(at -> {
            var altered = sealed.clone();
            altered[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(broken(altered, PASSPHRASE))
                    .as("byte %d, seed %d", at, SEED)
                    .isNotNull();
        });
    }

    @Test
    @DisplayName("is refused when its end is missing, also where a chunk ends")
    void cutShort() throws IOException {
        var sealed = sealed(content(200_000));
        int chunks = headerLength(sealed) + Chunk.FILE_NONCE;
        int chunk = Chunk.CONTENT + Chunk.TAG;

        assertThat(List.of(chunks + chunk, chunks + 2 * chunk, chunks + 3 * chunk))
                .allSatisfy(at -> assertThat(broken(Arrays.copyOf(sealed, at), PASSPHRASE))
                        .isEqualTo(Kind.CUT_SHORT));
        new Random(SEED)
                .ints(200, 0, sealed.length)
                .forEach(at -> assertThat(broken(Arrays.copyOf(sealed, at), PASSPHRASE))
                        .as("cut at %d, seed %d", at, SEED)
                        .isIn(Kind.CUT_SHORT, Kind.END_BROKEN));
    }

    @Test
    @DisplayName("is refused with chunks that changed places, one that is missing, or something added")
    void reordered() throws IOException {
        var sealed = sealed(content(200_000));
        int first = headerLength(sealed) + Chunk.FILE_NONCE;
        int chunk = Chunk.CONTENT + Chunk.TAG;
        var swapped = sealed.clone();
        System.arraycopy(sealed, first, swapped, first + chunk, chunk);
        System.arraycopy(sealed, first + chunk, swapped, first, chunk);
        var missing = Arrays.copyOf(sealed, sealed.length - chunk);
        System.arraycopy(sealed, first + 2 * chunk, missing, first + chunk, sealed.length - first - 2 * chunk);
        var longer = Arrays.copyOf(sealed, sealed.length + 1);

        assertThat(broken(swapped, PASSPHRASE)).isEqualTo(Kind.ALTERED);
        assertThat(broken(missing, PASSPHRASE)).isEqualTo(Kind.ALTERED);
        assertThat(broken(longer, PASSPHRASE)).isEqualTo(Kind.END_BROKEN);
    }

    @Test
    @DisplayName("for a key, of no format, or too costly is told apart")
    void others() throws IOException {
        var sealed = new String(sealed(content(10)), StandardCharsets.ISO_8859_1);

        assertThat(broken(sealed.replace("-> scrypt ", "-> X25519 ").getBytes(StandardCharsets.ISO_8859_1), PASSPHRASE))
                .isEqualTo(Kind.OTHER_RECIPIENT);
        assertThat(broken(sealed.replace(" 1\n", " 30\n").getBytes(StandardCharsets.ISO_8859_1), PASSPHRASE))
                .isEqualTo(Kind.TOO_COSTLY);
        assertThat(broken("hello\n".getBytes(StandardCharsets.ISO_8859_1), PASSPHRASE))
                .isEqualTo(Kind.NOT_SEALED);
    }

    private static byte[] content(int length) {
        var content = new byte[length];
        new Random(SEED).nextBytes(content);
        return content;
    }

    private static byte[] sealed(byte[] content) throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (var out = new SealingStream(sealed, PASSPHRASE, CHEAP)) {
            out.write(content, 0, content.length / 3);
            out.write(content, content.length / 3, content.length - content.length / 3);
            out.finish();
        }
        return sealed.toByteArray();
    }

    private static byte[] opened(byte[] sealed, Passphrase passphrase) throws IOException {
        try (var in = new OpeningStream(new ByteArrayInputStream(sealed), passphrase)) {
            return in.readAllBytes();
        }
    }

    private static Kind broken(byte[] sealed, Passphrase passphrase) {
        var broken = catchThrowableOfType(SealBroken.class, () -> opened(sealed, passphrase));
        return broken.kind();
    }

    /** The header ends with the line that begins with three dashes. */
    private static int headerLength(byte[] sealed) {
        var text = new String(sealed, StandardCharsets.ISO_8859_1);
        return text.indexOf('\n', text.indexOf("\n--- ") + 1) + 1;
    }
}
