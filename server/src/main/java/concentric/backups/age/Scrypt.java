package concentric.backups.age;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The key derivation function scrypt: costs as much memory as time, so that guessing passphrases is expensive.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7914">RFC 7914</a>, whose test vectors ScryptTest holds it against
 */
final class Scrypt {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /** Words of one block of Salsa20: 64 bytes. */
    private static final int SALSA = 16;

    /** Words of {@code B}, the block that is mixed. */
    private final int length;

    private final int[] mixed;
    private final int[] x = new int[SALSA];
    private final int[] y;

    private Scrypt(int blockSize) {
        this.length = 2 * SALSA * blockSize;
        this.mixed = new int[length];
        this.y = new int[length];
    }

    /**
     * Derives a key.
     *
     * @param logCost binary logarithm of N; the memory used is 128 · N · blockSize bytes
     * @param blockSize r
     * @param lanes p
     * @param bytes how long the key is to be
     */
    static byte[] derive(char[] passphrase, byte[] salt, int logCost, int blockSize, int lanes, int bytes)
            throws GeneralSecurityException {
        var scrypt = new Scrypt(blockSize);
        int lane = Integer.BYTES * scrypt.length;
        var blocks = pbkdf2(passphrase, salt, lanes * lane);
        var table = new int[scrypt.length << logCost];
        for (int i = 0; i < lanes; i++) scrypt.mix(blocks, i * lane, table, 1 << logCost);
        return pbkdf2(passphrase, blocks, bytes);
    }

    private static byte[] pbkdf2(char[] passphrase, byte[] salt, int bytes) throws GeneralSecurityException {
        var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        return factory.generateSecret(new PBEKeySpec(passphrase, salt, 1, bytes * Byte.SIZE))
                .getEncoded();
    }

    /** scryptROMix, section 5. */
    private void mix(byte[] blocks, int from, int[] table, int cost) {
        for (int i = 0; i < length; i++) mixed[i] = (int) WORDS.get(blocks, from + Integer.BYTES * i);
        for (int i = 0; i < cost; i++) {
            System.arraycopy(mixed, 0, table, i * length, length);
            mixBlocks();
        }
        for (int i = 0; i < cost; i++) {
            // N is a power of two and at most 2³⁰, so the lowest word of the last block is enough of Integerify.
            int chosen = (mixed[length - SALSA] & (cost - 1)) * length;
            for (int j = 0; j < length; j++) mixed[j] ^= table[chosen + j];
            mixBlocks();
        }
        for (int i = 0; i < length; i++) WORDS.set(blocks, from + Integer.BYTES * i, mixed[i]);
    }

    /** scryptBlockMix, section 4: even blocks come first, then odd ones. */
    private void mixBlocks() {
        System.arraycopy(mixed, length - SALSA, x, 0, SALSA);
        for (int block = 0; block < length / SALSA; block++) {
            for (int i = 0; i < SALSA; i++) x[i] ^= mixed[block * SALSA + i];
            salsa();
            int to = (block / 2 + (block % 2) * (length / SALSA / 2)) * SALSA;
            System.arraycopy(x, 0, y, to, SALSA);
        }
        System.arraycopy(y, 0, mixed, 0, length);
    }

    /** The Salsa20/8 core, section 3. */
    private void salsa() {
        var before = Arrays.copyOf(x, SALSA);
        for (int round = 0; round < 4; round++) {
            quarter(0, 4, 8, 12);
            quarter(5, 9, 13, 1);
            quarter(10, 14, 2, 6);
            quarter(15, 3, 7, 11);
            quarter(0, 1, 2, 3);
            quarter(5, 6, 7, 4);
            quarter(10, 11, 8, 9);
            quarter(15, 12, 13, 14);
        }
        for (int i = 0; i < SALSA; i++) x[i] += before[i];
    }

    private void quarter(int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
