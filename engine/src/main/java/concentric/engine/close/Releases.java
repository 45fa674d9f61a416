package concentric.engine.close;

import concentric.engine.terms.Condition;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds as a close finds them: released, given back, kept on, or undecided. */
final class Releases {

    private static final Comparator<Held> ORDER = Comparator.comparingLong(
                    (Held held) -> held.version().number())
            .thenComparingLong(held -> held.version().id())
            .thenComparingInt(Held::clause)
            .thenComparing(Held::to)
            .thenComparing(Held::back);

    /** A hold and what its condition says; without one it is true from the hold's day on. */
    record Asked(Held held, Verdict verdict) {}

    private final Books books;
    private final List<Asked> holds;

    Releases(Books books) {
        this.books = books;
        this.holds = books.holds().stream()
                .filter(held -> held.version().contract().currency().equals(books.currency()))
                .sorted(ORDER)
                .map(held -> new Asked(held, verdict(held)))
                .toList();
    }

    /** Holds whose condition misses a measure. */
    List<Asked> undecided() {
        return holds.stream()
                .filter(asked -> asked.verdict.truth() == Verdict.Truth.UNKNOWN)
                .toList();
    }

    void post(Results results) {
        for (Asked asked : holds) {
            boolean kept = asked.verdict.truth() == Verdict.Truth.TRUE;
            boolean back = asked.verdict.truth() == Verdict.Truth.FALSE && isDue(asked.held);
            if (kept || back) {
                post(asked.held, kept, results);
            }
        }
    }

    private static void post(Held held, boolean kept, Results results) {
        results.post(
                Step.RELEASE,
                held.fund(),
                kept ? held.to() : held.back(),
                held.version().id(),
                held.clause(),
                0,
                new CloseFact.OfRelease(held.until(), held.when(), kept, BigInteger.valueOf(held.amount())));
    }

    private Verdict verdict(Held held) {
        Optional<Condition> when = held.when();
        return when.isPresent() ? Verdict.of(when.get(), held.subject(), books.measures()) : Verdict.of(isDue(held));
    }

    private boolean isDue(Held held) {
        return !held.until().isAfter(books.lastDay());
    }
}
