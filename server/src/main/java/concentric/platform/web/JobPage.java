package concentric.platform.web;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a long piece of work is; the page asks again every second while it runs.
 *
 * @param href address of this page
 * @param percent from 0 to 100; null while it can't be known
 * @param progress what is done of how much, in words
 * @param note why it failed; null if it did not
 * @param counts what came of it so far
 * @param leftOut rows that were not taken: those of the sender's mistakes, and those set aside
 * @param cancelHref where it is stopped; null if it can't be
 * @param resumeHref where it goes on; null if it can't
 * @param takeBack removing what came with it; null where that is not possible at all
 * @param next where to go when it is done
 * @param parts what modules know of it
 */
public record JobPage(
        String href,
        State state,
        boolean running,
        @Nullable Integer percent,
        String progress,
        @Nullable String note,
        List<Count> counts,
        List<LeftOut> leftOut,
        @Nullable String cancelHref,
        @Nullable String resumeHref,
        @Nullable TakeBack takeBack,
        @Nullable Next next,
        List<Content> parts) {

    public record Count(String label, String value) {}

    /**
     * Rows that were not taken, for one kind of reason.
     *
     * @param id of the section, unique in the page
     * @param rows the first of them
     * @param cut how many there are of which only the first are shown, a sentence; null if all are shown
     * @param csv address of all of them as a file
     */
    public record LeftOut(
            String id,
            String title,
            String said,
            List<Row> rows,
            @Nullable String cut,
            String csv) {}

    public record Row(String line, String reason, String text) {}

    /**
     * Removing what came with an import.
     *
     * @param href where it is asked for; null once it was done
     * @param said what it means, or when it was done, a sentence
     * @param problems what stands in the way
     */
    public record TakeBack(@Nullable String href, String said, List<String> problems, Entry reason) {}

    public record Next(String label, String href) {}
}
