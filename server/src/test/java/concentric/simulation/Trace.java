package concentric.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Everything that was asked of the database, in its order, as a hash; and how often what happened. */
final class Trace {

    private final MessageDigest digest;
    private final Map<String, Integer> reached = new TreeMap<>();

    Trace() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void add(String event) {
        digest.update(event.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    /** Counts something that a simulation is for. */
    synchronized void reached(String what) {
        reached.merge(what, 1, Integer::sum);
    }

    synchronized Map<String, Integer> reached() {
        return Map.copyOf(reached);
    }

    synchronized String hash() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
