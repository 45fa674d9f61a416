package concentric.simulation;

import concentric.simulation.Fault.Point;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the program, in a thread of their own where several do; the wires meet them at each point. */
final class Caller {

    /** What a caller among several is doing. */
    enum State {
        /** Waits for the baton. */
        READY,
        /** Has it, or was woken by somebody who released what it waited for. */
        RUNNING,
        /** Is done. */
        DONE
    }

    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    private final String name;
    private final Trace trace;
    private final @Nullable Baton baton;
    private final Semaphore go = new Semaphore(0);
    private final Set<Integer> backends = ConcurrentHashMap.newKeySet();
    private final Map<Point, Integer> met = new EnumMap<>(Point.class);
    private volatile State state = State.RUNNING;
    private @Nullable Fault fault;
    private boolean struck;

    Caller(String name, Trace trace, @Nullable Baton baton) {
        this.name = name;
        this.trace = trace;
        this.baton = baton;
    }

    /** Who calls in this thread; nobody while a world is made and looked at. */
    static @Nullable Caller current() {
        return CURRENT.get();
    }

    /** Does something in this thread as this caller. */
    void as(Runnable work) {
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** Begins a call, in which this will break. */
    void begin(@Nullable Fault next) {
        fault = next;
        struck = false;
        met.clear();
    }

    /** Whether what was to break in this call did. */
    boolean isStruck() {
        return struck;
    }

    /** Is at a point: waits for its turn, and says whether something breaks before it. */
    @Nullable
    Fault arrives(Point point, String what) {
        if (baton != null) baton.pause(this);
        trace.add(name + " " + point + " " + what);
        met.merge(point, 1, Integer::sum);
        return strikes(point, false);
    }

    /** Is past a point: says whether something breaks after it. */
    @Nullable
    Fault leaves(Point point) {
        return strikes(point, true);
    }

    private @Nullable Fault strikes(Point point, boolean after) {
        var next = fault;
        if (next == null || next.point() != point || next.after() != after || next.nth() != met.getOrDefault(point, 0))
            return null;
        fault = null;
        struck = true;
        trace.add(name + " " + next);
        trace.reached((next.kills() ? "killed " : "cut off ") + (after ? "after " : "before ") + point);
        return next;
    }

    /** Waits for its turn without being at a point. */
    void yields(String what) {
        if (baton != null) baton.pause(this);
        trace.add(name + " " + what);
    }

    /** The PostgreSQL processes at work for it. */
    Set<Integer> backends() {
        return backends;
    }

    State state() {
        return state;
    }

    void is(State next) {
        state = next;
    }

    void go() {
        state = State.RUNNING;
        go.release();
    }

    void awaitTurn() {
        go.acquireUninterruptibly();
    }

    @Override
    public String toString() {
        return name;
    }
}
