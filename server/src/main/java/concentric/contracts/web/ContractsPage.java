package concentric.contracts.web;

import concentric.platform.web.AsOf;
import concentric.platform.web.Pagination;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contracts between units, one row each in its newest version; as of another moment the versions of then. */
public record ContractsPage(
        String query,
        AsOf asOf,
        List<Row> rows,
        Pagination pagination,
        @Nullable String newHref) {

    /**
     * A contract.
     *
     * @param source what it shares, in words
     * @param gets who gets something
     * @param promise null if it promises nothing, which is pointed out
     */
    public record Row(
            String name,
            String href,
            String version,
            String source,
            String gets,
            @Nullable String promise,
            State state,
            String term) {}
}
