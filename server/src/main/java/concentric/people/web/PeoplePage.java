package concentric.people.web;

import concentric.platform.web.Pagination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people, by name.
 *
 * @param query what they are filtered by
 * @param active whether they are filtered at all
 * @param emails whether the reader may see everybody's address
 * @param invented whether they were made up for the demonstration
 * @param newHref where a person is added; null for those who can't
 * @param importHref where a file of people is brought in; null for those who can't
 */
public record PeoplePage(
        String query,
        boolean active,
        boolean emails,
        boolean invented,
        List<Row> rows,
        Pagination pagination,
        @Nullable String newHref,
        @Nullable String importHref) {

    /** A person in a line; the address is empty where the reader may not see it. */
    public record Row(String name, String href, String code, String email) {}
}
