package concentric.payments;

import concentric.payments.Seals.Seal;
import concentric.platform.Sha256;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was recorded with its seals, stretch by stretch, until they part. In one snapshot, and in the order of the
 * numbers.
 */
public final class SealCheck {

    private final Seals seals;
    private final Queue<Seal> ahead = new ArrayDeque<>();
    private final SealHash hash;
    private final long first;
    private @Nullable Seal current;
    private long lastSeal;
    private long expected;
    private OptionalLong broken = OptionalLong.empty();

    private SealCheck(Seals seals, Sha256 before, long lastSeal) {
        this.seals = seals;
        this.hash = new SealHash(before);
        this.first = lastSeal + 1;
        this.lastSeal = lastSeal;
        this.expected = lastSeal + 1;
    }

    /** From the first seal that reaches a number; those before are taken as they stand. */
    static SealCheck from(long seq, Seals seals) {
        var beginning = seals.beginning();
        if (beginning.isEmpty()) return broken(0, seals);
        var before = seals.before(seq);
        if (before.isPresent())
            return new SealCheck(seals, before.get().hash(), before.get().to());
        var check = new SealCheck(seals, Sha256.NONE, beginning.get().to());
        return beginning.get().articlesHold() ? check : broken(1, seals);
    }

    private static SealCheck broken(long at, Seals seals) {
        var check = new SealCheck(seals, Sha256.NONE, 0);
        check.broken = OptionalLong.of(at);
        return check;
    }

    /** The first number whose row is wanted. */
    public long first() {
        return first;
    }

    /** The rows that come next; those before the first that is wanted are passed over. */
    public void add(Stretch stretch) {
        for (var row : stretch.rows()) {
            if (row.seq() < 1) brokenAt(row.seq());
            if (row.seq() >= first) add(row, stretch.articles().getOrDefault(row.seq(), List.of()));
        }
        boolean strayed = stretch.articles().keySet().stream().anyMatch(seq -> !isRow(seq, stretch.rows()));
        if (strayed)
            brokenAt(
                    stretch.rows().isEmpty()
                            ? stretch.to()
                            : stretch.rows().getFirst().seq());
    }

    /** Whether articles are those of a row. */
    private static boolean isRow(long seq, List<Recorded> rows) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = rows.get(middle).seq();
            if (found == seq) return true;
            if (found < seq) low = middle + 1;
            else high = middle - 1;
        }
        return false;
    }

    private void add(Recorded row, List<Article> articles) {
        if (broken.isPresent()) return;
        if (row.seq() != expected) {
            brokenAt(Math.min(row.seq(), expected));
            return;
        }
        var seal = current == null ? next() : current;
        if (seal == null || (current == null && seal.from() != expected)) {
            brokenAt(expected);
            return;
        }
        hash.add(row, articles);
        current = seal;
        expected++;
        if (row.seq() < seal.to()) return;
        current = null;
        if (row.seq() > seal.to() || !hash.end().equals(seal.hash())) brokenAt(seal.from());
    }

    private @Nullable Seal next() {
        if (ahead.isEmpty()) ahead.addAll(seals.after(lastSeal));
        var next = ahead.poll();
        if (next != null) lastSeal = next.to();
        return next;
    }

    private void brokenAt(long seq) {
        if (broken.isEmpty()) broken = OptionalLong.of(seq);
    }

    /**
     * The first number at which rows and seals part: a row was changed, removed or added, or a seal was. To be asked after
     * the last row.
     *
     * @param last the last number that was given out
     * @return nothing if every seal holds, up to that
     */
    public OptionalLong end(long last) {
        if (broken.isPresent()) return broken;
        if (current != null) return OptionalLong.of(current.from());
        return expected == last + 1 && next() == null ? OptionalLong.empty() : OptionalLong.of(expected);
    }
}
