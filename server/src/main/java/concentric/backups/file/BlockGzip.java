package concentric.backups.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Packs by gzip on several processors: each megabyte by itself, written one after the other. Such a row of packed pieces is
 * a gzip file as any other (RFC 1952, section 2.2).
 */
final class BlockGzip extends OutputStream {

    private static final int BLOCK = 1 << 20;

    /** Beyond it the database is the slower one, and others want the processors too. */
    private static final int MOST_WORKERS = 4;

    private static final int WORKERS =
            Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());

    private final OutputStream out;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("backup-gzip-", 1).factory());
    private final Queue<Future<byte[]>> waiting = new ArrayDeque<>();
    private final byte[] one = new byte[1];
    private byte[] block = new byte[BLOCK];
    private int filled;

    BlockGzip(OutputStream out) {
        this.out = out;
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
            int n = Math.min(end - from, BLOCK - filled);
            System.arraycopy(bytes, from, block, filled, n);
            filled += n;
            from += n;
            if (filled == BLOCK) pack(block);
        }
    }

    private void pack(byte[] full) throws IOException {
        waiting.add(workers.submit(() -> packed(full)));
        block = new byte[BLOCK];
        filled = 0;
        if (waiting.size() > 2 * WORKERS) writeNext();
    }

    private void writeNext() throws IOException {
        try {
            out.write(waiting.remove().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("packing into memory does not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The fastest level: a backup is to be done soon, and no level makes it much smaller. */
    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 4);
        try (var gzip = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Writes what is left. */
    void finish() throws IOException {
        pack(Arrays.copyOf(block, filled));
        while (!waiting.isEmpty()) writeNext();
    }

    /** Ends the workers; what is written to stays open. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
