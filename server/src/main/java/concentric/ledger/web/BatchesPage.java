package concentric.ledger.web;

import concentric.platform.web.Pagination;
import java.util.List;

/** What was posted, newest first. */
public record BatchesPage(List<Row> rows, Pagination pagination) {

    /** A gapless range of sequence numbers, posted at once. */
    public record Row(String number, String href, String range, String payments, String postedAt, String hash) {}
}
