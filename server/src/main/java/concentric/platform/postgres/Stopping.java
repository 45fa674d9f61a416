package concentric.platform.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a PostgreSQL that this program started: in order, then at once, then by force. After it no process is left. */
final class Stopping {

    private static final Duration IMMEDIATE = Duration.ofSeconds(3);

    private Stopping() {}

    /** @param patience how long it may take to write everything out */
    static void stop(Process postmaster, Duration patience) {
        List<ProcessHandle> children = postmaster.descendants().toList();
        Signal.FAST.send(postmaster.pid());
        if (ended(postmaster, patience)) {
            return;
        }
        Signal.IMMEDIATE.send(postmaster.pid());
        if (ended(postmaster, IMMEDIATE)) {
            return;
        }
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        ended(postmaster, IMMEDIATE);
    }

    /** Waits also when interrupted: a half-stopped database helps nobody. */
    private static boolean ended(Process process, Duration time) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
