package concentric.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a long piece of work is; the page asks again every second while it runs.
 *
 * @param href address of this page
 * @param percent from 0 to 100; null while it can't be known
 * @param progress what is done of how much, in words
 * @param counts what came of it so far
 * @param rejected lines that were not taken, the first of them
 * @param rejectedSaid how many more there are that are not shown; null if all are
 * @param rejectedCsv address of all of them as a file
 * @param next where to go when it is done
 */
public record JobPage(
        String href,
        State state,
        boolean running,
        @Nullable Integer percent,
        String progress,
        List<Count> counts,
        List<Rejected> rejected,
        @Nullable String rejectedSaid,
        @Nullable String rejectedCsv,
        @Nullable Next next) {

    public record Count(String label, String value) {}

    public record Rejected(String line, String reason, String text) {}

    public record Next(String label, String href) {}
}
