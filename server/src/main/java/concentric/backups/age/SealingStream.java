package concentric.backups.age;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Seals what is written. Only a stream that was {@linkplain #finish() finished} can be opened as a whole. */
public final class SealingStream extends OutputStream {

    private final OutputStream out;
    private final byte[] key;
    private final byte[] content = new byte[Chunk.CONTENT];
    private final byte[] one = new byte[1];
    private int filled;
    private long number;

    /** Writes the header. */
    public SealingStream(OutputStream out, Passphrase passphrase) throws IOException {
        this(out, passphrase, FileKey.COST);
    }

    /** @param cost binary logarithm of scrypt's N; low enough for a test to open a thousand files, if it likes */
    SealingStream(OutputStream out, Passphrase passphrase, int cost) throws IOException {
        this.out = out;
        try {
            var fileKey = FileKey.random();
            var nonce = FileKey.randomBytes(Chunk.FILE_NONCE);
            this.key = fileKey.payloadKey(nonce);
            out.write(fileKey.header(passphrase, cost));
            out.write(nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can seal", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        one[0] = (byte) b;
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            // A full chunk is sealed only when more comes: it might have been the last, and the last is never empty.
            if (filled == Chunk.CONTENT) seal(false);
            int n = Math.min(end - from, Chunk.CONTENT - filled);
            System.arraycopy(bytes, from, content, filled, n);
            filled += n;
            from += n;
        }
    }

    private void seal(boolean last) throws IOException {
        try {
            var cipher = FileKey.cipher(Cipher.ENCRYPT_MODE, key, Chunk.nonce(number++, last));
            out.write(cipher.doFinal(content, 0, filled));
            filled = 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can seal", e);
        }
    }

    /** Seals the last chunk. Nothing may be written afterwards. */
    public void finish() throws IOException {
        seal(true);
        out.flush();
    }

    /** Closes what is written to; without having been finished, the file is cut short for whoever opens it. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
