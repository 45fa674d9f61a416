package concentric.platform.web;

import java.util.List;

/** The files that were brought in, newest first. */
public record JobsPage(List<Row> rows) {

    /** A file, and how far it is. */
    public record Row(String file, String href, String kind, String when, String progress, State state) {}
}
