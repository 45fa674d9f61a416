package concentric.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own account.
 *
 * @param login what one types to sign in
 * @param personHref one's own page; null for an account of nobody in the network
 * @param passwordHref where the password is changed
 * @param sessions where one is signed in; this browser first
 */
public record OwnAccountPage(String login, @Nullable String personHref, String passwordHref, List<Row> sessions) {

    /**
     * A session in a line.
     *
     * @param device in words
     * @param seen when it was last used, within minutes
     * @param started when it began
     * @param current whether it is the one that reads this
     * @param endHref where it is ended
     */
    public record Row(String device, String seen, String started, boolean current, String endHref) {}
}
