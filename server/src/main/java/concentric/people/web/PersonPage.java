package concentric.people.web;

import concentric.platform.web.Entry;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person, as much as the reader may see.
 *
 * @param code what the person is called in files
 * @param invented whether the person was made up for the demonstration
 * @param email null where there is none, or the reader may not see it
 * @param login of the person's account; null where there is none, or the reader may not see it
 * @param accountHref where it is looked after; null for everybody but its owner
 * @param wayIn what can be done about the person's way in; null for those who can do nothing
 * @param opening the form that opens an account; null where there is one, or the reader can't
 * @param parts what other modules show
 */
public record PersonPage(
        String code,
        boolean invented,
        @Nullable String email,
        @Nullable String login,
        @Nullable String accountHref,
        @Nullable WayIn wayIn,
        @Nullable OpeningForm opening,
        List<Content> parts) {

    /** The form that opens an account, with the fault that belongs to none of its fields. */
    public record OpeningForm(@Nullable String problem, Entry login, Entry password) {}
}
