import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A stretch of network between the program and its database, that can go wrong in three ways. */
final class Relay {

    enum Weather {
        FINE,
        /** Connections are reset, new ones refused. */
        CUT,
        /** Everything is taken, nothing arrives. */
        SILENT,
        /** Whatever arrives is two seconds late. */
        SLOW
    }

    private static final long LATE_MILLIS = 2_000;

    private final int port = Installation.freePort();
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private volatile Weather weather = Weather.FINE;

    /** @param target port of the database on this machine */
    Relay(int target) throws IOException {
        this.target = target;
        open();
    }

    int port() {
        return port;
    }

    void set(Weather next) throws IOException {
        weather = next;
        if (next == Weather.CUT) {
            door.close();
            for (var socket : sockets) reset(socket);
        } else if (door.isClosed()) {
            open();
        }
    }

    private void open() throws IOException {
        door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var mine = door;
        Thread.ofPlatform().daemon().start(() -> accept(mine));
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                var near = at.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            }
        } catch (IOException closed) {
            // The link is cut.
        }
    }

    private void carry(Socket from, Socket to) {
        var bytes = new byte[1 << 16];
        try (from; to) {
            for (int n = from.getInputStream().read(bytes); n >= 0; n = from.getInputStream().read(bytes)) {
                if (weather == Weather.SLOW) TimeUnit.MILLISECONDS.sleep(LATE_MILLIS);
                awaitEndOfSilence();
                to.getOutputStream().write(bytes, 0, n);
            }
            // Silence swallows goodbyes too: the other side must not learn of the end before it is over.
            awaitEndOfSilence();
        } catch (IOException gone) {
            // One side left.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitEndOfSilence() throws InterruptedException {
        while (weather == Weather.SILENT) TimeUnit.MILLISECONDS.sleep(20);
    }

    private static void reset(Socket socket) throws IOException {
        try {
            // Without lingering, closing is a reset.
            socket.setSoLinger(true, 0);
        } catch (IOException closedMeanwhile) {
            return;
        }
        socket.close();
    }
}
