package concentric.cli;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a program listens.
 *
 * @param address a name or number of one of this machine's addresses
 * @param port 0 for any free one
 */
record Listening(String address, int port) {

    private static final int LAST_PORT = 65_535;

    Listening {
        if (port < 0 || port > LAST_PORT) {
            throw new Failure(Ending.WRONG_USAGE, "There is no port " + port + ": ports are numbers from 0 to 65535.");
        }
    }

    /** Out of reach of other machines, on any free port. */
    static Listening privately() {
        return new Listening("127.0.0.1", 0);
    }

    /**
     * Tries to listen, so that a port in use is said at once and not after the database has started.
     *
     * @throws Failure if it can't be
     */
    void tried() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "This machine has no address “" + address + "”.", e);
        } catch (IOException e) {
            throw new Failure(
                    Ending.NOT_POSSIBLE,
                    "Port %d at %s can’t be had (%s). Stop what is there, or choose another with --port."
                            .formatted(port, address, e.getMessage()),
                    e);
        }
    }

    /** What to type into a browser once it listens on the port. */
    URI url(int actualPort) {
        try {
            var host = InetAddress.getByName(address);
            var name = host.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : literal(host);
            return URI.create("http://" + name + ":" + actualPort + "/");
        } catch (UnknownHostException e) {
            return URI.create("http://127.0.0.1:" + actualPort + "/");
        }
    }

    private static String literal(InetAddress host) {
        return host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
    }
}
