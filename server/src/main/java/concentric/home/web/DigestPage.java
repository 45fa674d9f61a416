package concentric.home.web;

import concentric.platform.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one wants a mail of what waits.
 *
 * @param email where it goes; null if no address is known
 * @param sent whether this installation sends mail at all
 * @param problem why it was not changed
 */
public record DigestPage(
        String href,
        @Nullable String email,
        boolean sent,
        List<Choice> choices,
        @Nullable String problem) {}
