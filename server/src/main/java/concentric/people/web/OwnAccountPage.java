package concentric.people.web;

import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own account.
 *
 * @param login what one types to sign in
 * @param personHref one's own page; null for an account of nobody in the network
 * @param passwordHref where the password is changed
 * @param passkeys by which one signs in, the newest first
 * @param registering how another one comes to be; null where passkeys are good for nothing
 * @param sessions where one is signed in; this browser first
 */
public record OwnAccountPage(
        String login,
        @Nullable String personHref,
        String passwordHref,
        List<Key> passkeys,
        @Nullable Registering registering,
        List<Row> sessions) {

    /**
     * A passkey in a line.
     *
     * @param used when one last signed in with it; empty if never
     * @param removeHref where it is removed
     */
    public record Key(String name, String made, String used, String removeHref) {}

    /**
     * The form that registers a passkey.
     *
     * @param origin the address at which it will do
     * @param problem why the last try failed, if it was not the name's fault
     */
    public record Registering(
            String action,
            String origin,
            Entry name,
            @Nullable String problem) {}

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
