package concentric.platform.web;

import java.util.List;

/** Long pieces of work, newest first. */
public record JobsPage(List<Row> rows, Pagination pagination) {

    /**
     * One of them.
     *
     * @param what the kind of work, in words
     */
    public record Row(String file, String href, String what, String when, String outcome, State state) {}
}
