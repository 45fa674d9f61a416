package concentric.engine.close;

import concentric.engine.plan.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a close decides.
 *
 * @param postings what is to be posted now, in the order of the steps; what was posted before is not among it
 * @param open what could not be decided, holds first
 * @param endings of each contract that says when it ends
 * @param promises of each contract that promises something
 * @param carried what nodes' receipts are below zero after the period, minor units: {@link Books#carried()} of the next one
 * @param closed ids of all versions that have closed the period now: {@link Books#closed()} when it is completed
 */
public record Close(
        List<ClosePosting> postings,
        List<Open> open,
        List<Ending> endings,
        List<Kept> promises,
        Map<StakeKey, Long> carried,
        Set<Long> closed) {

    public Close {
        postings = List.copyOf(postings);
        open = List.copyOf(open);
        endings = List.copyOf(endings);
        promises = List.copyOf(promises);
        carried = Map.copyOf(carried);
        closed = Set.copyOf(closed);
    }

    /**
     * Closes a period, or what is still open of it.
     *
     * @throws ArithmeticException if an amount is more than a long holds
     * @throws IllegalArgumentException if contracts on results pay in a circle, see {@link concentric.engine.plan.Timeline}
     */
    public static Close of(Books books) {
        List<Version> versions = books.versions().stream()
                .filter(version -> version.contract().currency().equals(books.currency()))
                .sorted(Version.RUNNING_ORDER)
                .toList();
        return new Closer(books, versions).close();
    }

    /** Whether nothing is left to decide. */
    public boolean isComplete() {
        return open.isEmpty();
    }
}
