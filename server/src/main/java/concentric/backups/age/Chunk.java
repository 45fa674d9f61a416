package concentric.backups.age;

import java.nio.ByteBuffer;

/** The numbering of chunks: each has a nonce of its own, and the last one another than if it were not the last. */
final class Chunk {

    /** Bytes of content in every chunk but the last. */
    static final int CONTENT = 64 << 10;

    /** Bytes that sealing adds. */
    static final int TAG = 16;

    /** Bytes of the nonce from which a file's key for its content is derived. */
    static final int FILE_NONCE = 16;

    private Chunk() {}

    /** Eleven bytes of a counter, and whether it is the last. */
    static byte[] nonce(long number, boolean last) {
        return ByteBuffer.allocate(12)
                .putLong(3, number)
                .put(11, (byte) (last ? 1 : 0))
                .array();
    }
}
