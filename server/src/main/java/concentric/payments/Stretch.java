package concentric.payments;

import java.util.List;
import java.util.Map;

/** What was recorded in a stretch of sequence numbers: the rows in their order, and the articles of those that have any. */
public final class Stretch {

    private final long to;
    private final List<Recorded> rows;
    private final Map<Long, List<Article>> articles;

    Stretch(long to, List<Recorded> rows, Map<Long, List<Article>> articles) {
        this.to = to;
        this.rows = rows;
        this.articles = articles;
    }

    /** The last sequence number that was looked for: the next stretch begins behind it. */
    public long to() {
        return to;
    }

    /** The rows in their order. */
    public List<Recorded> rows() {
        return rows;
    }

    Map<Long, List<Article>> articles() {
        return articles;
    }
}
