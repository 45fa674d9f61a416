package concentric.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Readers who ask for one address again and again, each over a connection of their own: plain sockets, so that the client
 * costs as little as can be of the processors it shares with what is measured.
 */
final class Load {

    private static final int BUFFER = 1 << 16;
    private static final int FIRST_ANSWERS = 1 << 12;

    private final URI address;
    private final byte[] request;

    /**
     * Readers of one address.
     *
     * @param headers lines of the request besides the first two
     */
    Load(URI address, String... headers) {
        this.address = address;
        var lines = new StringBuilder("GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getAuthority());
        for (var header : headers) lines.append("\r\n").append(header);
        this.request = lines.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What readers saw.
     *
     * @param nanos how long all of it took
     * @param answers how many there were
     * @param median milliseconds to an answer
     * @param p99 milliseconds in which all but one of a hundred came
     * @param bytes of one answer's body
     */
    record Seen(long nanos, int answers, double median, double p99, long bytes) {

        private static Seen of(long nanos, long[] sorted, long bytes) {
            return new Seen(nanos, sorted.length, percentile(sorted, 50), percentile(sorted, 99), bytes);
        }

        private static double percentile(long[] sorted, int percent) {
            return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
        }
    }

    /** Lets so many readers ask for so long; an answer that is no success is an exception. */
    Seen ask(int readers, Duration time) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, readers)
                    .mapToObj(reader -> threads.submit(() -> read(end)))
                    .toList();
            var answers = new long[0];
            long bytes = 0;
            for (Future<Answers> each : all) {
                var own = each.get();
                answers = Arrays.copyOf(answers, answers.length + own.count);
                System.arraycopy(own.nanos, 0, answers, answers.length - own.count, own.count);
                bytes = own.bytes;
            }
            Arrays.sort(answers);
            return Seen.of(System.nanoTime() - begin, answers, bytes);
        }
    }

    private static final class Answers {
        private long[] nanos = new long[FIRST_ANSWERS];
        private int count;
        private long bytes;

        void add(long nanosOfOne, long bytesOfOne) {
            bytes = bytesOfOne;
            if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
            nanos[count++] = nanosOfOne;
        }
    }

    private Answers read(long end) throws IOException {
        var answers = new Answers();
        while (answers.count == 0 || System.nanoTime() < end) readOverOneConnection(end, answers);
        return answers;
    }

    /** Until the time is over, or the other side wants to go on over a new connection: Tomcat does after 100 answers. */
    private void readOverOneConnection(long end, Answers answers) throws IOException {
        long begin = System.nanoTime();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            var out = new BufferedOutputStream(socket.getOutputStream());
            var in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            Answer answer;
            do {
                out.write(request);
                out.flush();
                answer = answer(in);
                long now = System.nanoTime();
                answers.add(now - begin, answer.bytes());
                begin = now;
            } while (!answer.last() && begin < end);
        }
    }

    /**
     * One answer.
     *
     * @param bytes of its body
     * @param last whether nothing more is answered over its connection
     */
    private record Answer(long bytes, boolean last) {}

    private Answer answer(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) throw new IOException(address + ": " + status);
        long length = -1;
        boolean last = false;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(line.substring(15).strip());
            }
            if (line.equalsIgnoreCase("Connection: close")) last = true;
        }
        return new Answer(body(in, length), last);
    }

    /** Reads a body to its end, in pieces where no length was said; how long it is. */
    private static long body(InputStream in, long said) throws IOException {
        if (said >= 0) {
            in.skipNBytes(said);
            return said;
        }
        long length = 0;
        for (int piece = piece(in); piece > 0; piece = piece(in)) {
            in.skipNBytes(piece + 2L);
            length += piece;
        }
        line(in);
        return length;
    }

    private static int piece(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException();
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }
}
