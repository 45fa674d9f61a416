package concentric.closes.web;

import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The months, the latest first. */
public record ClosesPage(List<Row> rows) {

    /**
     * A month.
     *
     * @param said when it was closed and by whom; null while it is not
     */
    public record Row(
            String month,
            String href,
            State state,
            @Nullable String said) {}
}
