package concentric.people.web;

import org.jspecify.annotations.Nullable;

/**
 * What can be done about a person's way in, on the person's page. Where nothing can be done, its part is null.
 *
 * @param state how it stands: no account, invited until, in use, out of use
 * @param invite label of the button that makes an invitation
 * @param withdraw whether an open invitation can be taken back
 * @param reset whether a link can be made that sets the password anew
 * @param standing label of the button that takes the account out of use, or back into it
 * @param standingHref where that is sent to
 */
public record WayIn(
        String state,
        @Nullable String invite,
        boolean withdraw,
        boolean reset,
        @Nullable String standing,
        @Nullable String standingHref) {}
