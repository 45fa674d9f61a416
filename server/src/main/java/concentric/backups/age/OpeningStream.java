package concentric.backups.age;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/** Opens what was sealed, and gives out no byte that was not found unaltered. */
public final class OpeningStream extends InputStream {

    private static final byte[] BEGINNING = FileKey.VERSION.getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final byte[] key;
    private final byte[] one = new byte[1];
    private byte[] sealed;
    private byte[] content = {};
    private int position;
    private long number;
    private boolean isLast;

    /**
     * Reads the header.
     *
     * @throws SealBroken if the passphrase does not open it, or the header is not as it was written
     */
    public OpeningStream(InputStream in, Passphrase passphrase) throws IOException {
        this.in = in;
        try {
            var fileKey = FileKey.read(in, passphrase);
            var nonce = in.readNBytes(Chunk.FILE_NONCE);
            if (nonce.length < Chunk.FILE_NONCE) throw new EOFException();
            this.key = fileKey.payloadKey(nonce);
            this.sealed = next();
        } catch (EOFException e) {
            throw new SealBroken(SealBroken.Kind.CUT_SHORT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can open", e);
        }
    }

    /** Whether a file that begins so is sealed; whole or not, for whomever. */
    public static boolean isSealed(byte[] beginning) {
        int length = Math.min(beginning.length, BEGINNING.length);
        return length > 0 && Arrays.equals(beginning, 0, length, BEGINNING, 0, length);
    }

    private byte[] next() throws IOException {
        return in.readNBytes(Chunk.CONTENT + Chunk.TAG);
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (position == content.length) {
            if (isLast) return -1;
            open();
        }
        int n = Math.min(length, content.length - position);
        System.arraycopy(content, position, bytes, offset, n);
        position += n;
        return n;
    }

    private void open() throws IOException {
        var following = next();
        isLast = following.length == 0;
        try {
            content = opened(isLast);
        } catch (AEADBadTagException e) {
            throw new SealBroken(isLast ? whyLast() : SealBroken.Kind.ALTERED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can open", e);
        }
        position = 0;
        number++;
        sealed = following;
    }

    private byte[] opened(boolean last) throws GeneralSecurityException, IOException {
        if (sealed.length < Chunk.TAG) throw new SealBroken(SealBroken.Kind.CUT_SHORT);
        return FileKey.cipher(Cipher.DECRYPT_MODE, key, Chunk.nonce(number, last))
                .doFinal(sealed);
    }

    /** The last chunk there is does not open as the last: if it opens as another, what came after it is missing. */
    private SealBroken.Kind whyLast() throws IOException {
        try {
            opened(false);
            return SealBroken.Kind.CUT_SHORT;
        } catch (AEADBadTagException e) {
            return SealBroken.Kind.END_BROKEN;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can open", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
