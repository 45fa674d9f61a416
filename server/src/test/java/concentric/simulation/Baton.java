package concentric.simulation;

import concentric.simulation.Caller.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several callers at once, and yet the same way each time: only who has the baton goes on, from one point of their work
 * with the database to the next, and the dice say who gets it there. Who waits for a lock, be it the program's or the
 * database's, can't have it; that is looked up where locks are kept, not guessed from the time that passes.
 */
final class Baton {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Dice dice;
    private final int constancy;
    private final Function<Set<Integer>, Set<Integer>> blocked;
    private final Trace trace;
    private final Map<Caller, Thread> callers = new LinkedHashMap<>();
    private final Semaphore moved = new Semaphore(0);
    private @Nullable Caller last;

    /**
     * @param constancy how likely it is, in percent, that whoever has the baton keeps it at a point
     * @param blocked of these processes of the database, those that wait for a lock that one of them holds
     */
    Baton(Dice dice, int constancy, Function<Set<Integer>, Set<Integer>> blocked, Trace trace) {
        this.dice = dice;
        this.constancy = constancy;
        this.blocked = blocked;
        this.trace = trace;
    }

    /** Adds somebody who will do this once {@link #carry} begins. */
    void add(Caller caller, Runnable work) {
        callers.put(caller, Thread.ofPlatform().daemon().name(caller.toString()).unstarted(() -> {
            try {
                caller.as(() -> {
                    pause(caller);
                    work.run();
                });
            } finally {
                caller.is(State.DONE);
                moved.release();
            }
        }));
    }

    /** Waits, as the caller, until it has the baton again. */
    void pause(Caller caller) {
        caller.is(State.READY);
        moved.release();
        caller.awaitTurn();
    }

    /** Lets all work, by turns, until all are done. */
    void carry() {
        callers.values().forEach(Thread::start);
        awaitQuiet();
        for (var next = next(); next != null; next = next()) {
            last = next;
            next.go();
            awaitQuiet();
        }
        if (callers.keySet().stream().anyMatch(caller -> caller.state() != State.DONE)) {
            throw new Broken("callers wait for each other for ever\n" + stacks());
        }
    }

    private @Nullable Caller next() {
        var ready = callers.keySet().stream()
                .filter(caller -> caller.state() == State.READY)
                .toList();
        if (ready.isEmpty()) return null;
        if (last != null && ready.contains(last) && dice.percent(constancy)) return last;
        return dice.oneOf(ready);
    }

    /** Waits until nobody does anything any more: all wait for the baton, or for what somebody holds who waits for it. */
    private void awaitQuiet() {
        var deadline = Instant.now().plus(PATIENCE);
        for (int looks = 0; !isQuiet(looks); looks++) {
            if (Instant.now().isAfter(deadline)) throw new Broken("a caller does not come back\n" + stacks());
            try {
                if (moved.tryAcquire(100, TimeUnit.MICROSECONDS)) looks = 0;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean isQuiet(int looks) {
        if (running().isEmpty()) return true;
        // Most statements are over sooner than it takes to ask whether they wait.
        if (looks < 4) return false;
        if (!allWait()) return false;
        // Again: what the first look saw early may have been about to change by what it saw later.
        boolean quiet = allWait();
        if (quiet) trace.reached("somebody waited for a lock");
        return quiet;
    }

    private Set<Caller> running() {
        return callers.keySet().stream()
                .filter(caller -> caller.state() == State.RUNNING)
                .collect(Collectors.toSet());
    }

    private boolean allWait() {
        var notInProgram = running();
        notInProgram.removeIf(this::waitsInProgram);
        if (notInProgram.isEmpty()) return true;
        var all = new HashSet<Integer>();
        callers.keySet().forEach(caller -> all.addAll(caller.backends()));
        var waiting = blocked.apply(all);
        return notInProgram.stream()
                .allMatch(caller -> caller.backends().stream().anyMatch(waiting::contains));
    }

    /** Whether it waits for a lock of the program that another caller holds. */
    private boolean waitsInProgram(Caller caller) {
        var thread = callers.get(caller);
        var info = thread == null ? null : THREADS.getThreadInfo(thread.threadId());
        if (info == null || info.getLockOwnerId() < 0 || info.getLockOwnerId() == info.getThreadId()) return false;
        return switch (info.getThreadState()) {
            case BLOCKED, WAITING, TIMED_WAITING ->
                callers.values().stream().anyMatch(other -> other.threadId() == info.getLockOwnerId());
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    private String stacks() {
        return callers.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getKey().state() + "\n"
                        + Arrays.stream(each.getValue().getStackTrace())
                                .filter(frame -> frame.getClassName().startsWith("concentric."))
                                .map(frame -> "    " + frame)
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }
}
