package concentric.platform.web;

import java.util.List;

/** What happened, and by whom, newest first. */
public record JournalPage(Filter filter, List<Row> rows, Pagination pagination) {

    /**
     * Which acts are shown.
     *
     * @param nouns what acts can be on
     * @param subject only acts on this thing
     */
    public record Filter(List<Choice> nouns, String subject, boolean active) {}

    /**
     * An act in a line.
     *
     * @param number its number, which also is in its address
     * @param hash the beginning of the hash of its input
     */
    public record Row(String number, String href, String sentence, String who, String when, String hash) {}
}
