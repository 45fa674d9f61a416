package concentric.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** What the program does by itself again and again: here it happens when the simulation says so, and never by itself. */
final class Rounds implements TaskScheduler {

    private final List<Runnable> tasks = new ArrayList<>();

    /** Lets the one task happen whose method is named so, as {@code Poster.postDue}. */
    void make(String method) {
        var found =
                tasks.stream().filter(task -> task.toString().endsWith(method)).toList();
        if (found.size() != 1) throw new IllegalStateException(method + " is " + found.size() + " of " + tasks);
        found.getFirst().run();
    }

    private ScheduledFuture<?> keep(Runnable task) {
        tasks.add(task);
        return new Kept(task);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        return keep(task);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant start, Duration delay) {
        return keep(task);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        return keep(task);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant start, Duration period) {
        return keep(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        return keep(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Instant start) {
        return keep(task);
    }

    /** A task that waits for ever. */
    private static final class Kept extends FutureTask<Void> implements ScheduledFuture<Void> {

        private Kept(Runnable task) {
            super((Callable<Void>) () -> {
                task.run();
                return null;
            });
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
