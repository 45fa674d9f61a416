package concentric.payments;

import concentric.payments.Recorder.Request;
import concentric.platform.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Commits calls that come at the same time together: whoever gets the turn takes along all that wait, so that one wait
 * for the disk serves many.
 */
@Component
class GroupCommit {

    /** Payments of one commit, about: a group ends with the call that reaches it. */
    private static final int LARGEST_GROUP = 10_000;

    private final Recorder recorder;
    private final WriterTurn writerTurn;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    GroupCommit(Recorder recorder, WriterTurn writerTurn) {
        this.recorder = recorder;
        this.writerTurn = writerTurn;
    }

    /** A call that waits, and how it ended; written and read under the turn. */
    private static final class Waiting {

        private final Request request;
        private @Nullable Recording recording;
        private @Nullable RuntimeException failure;

        Waiting(Request request) {
            this.request = request;
        }

        boolean isDone() {
            return recording != null || failure != null;
        }
    }

    /** Records one call's payments; durable when this returns. */
    Recording record(Request request) {
        var mine = new Waiting(request);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.isDone()) commit(next());
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) throw mine.failure;
        return Objects.requireNonNull(mine.recording);
    }

    private List<Waiting> next() {
        var group = new ArrayList<Waiting>();
        int payments = 0;
        while (payments < LARGEST_GROUP && !waiting.isEmpty()) {
            var next = Objects.requireNonNull(waiting.poll());
            group.add(next);
            payments += next.request.entries().size();
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        try {
            var requests = group.stream().map(each -> each.request).toList();
            var recordings = writerTurn.take(status -> recorder.record(requests));
            for (int i = 0; i < group.size(); i++) group.get(i).recording = recordings.get(i);
        } catch (RuntimeException e) {
            // A call may fail for its own reason (its idempotency key is used): alone, the others still succeed.
            // But in an outage all would wait for each other's failure.
            if (group.size() == 1 || Outage.shownBy(e).isPresent()) group.forEach(each -> each.failure = e);
            else group.forEach(each -> commit(List.of(each)));
        } catch (Error e) {
            // Whoever waits in this group must not wait for ever.
            group.forEach(each -> each.failure = new IllegalStateException("recording broke off", e));
            throw e;
        }
    }
}
