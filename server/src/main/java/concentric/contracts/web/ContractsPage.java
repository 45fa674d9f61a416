package concentric.contracts.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Pagination;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contracts between units, one row each in its version in force, or its newest. */
public record ContractsPage(Filter filter, List<Row> rows, Pagination pagination, @Nullable String newHref) {

    public record Filter(String query, List<Choice> states, List<Choice> units, boolean active) {}

    /**
     * @param source what it shares, in words
     * @param gets who gets what, in words
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
