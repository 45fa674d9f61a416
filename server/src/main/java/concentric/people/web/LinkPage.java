package concentric.people.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a link leads to: an invitation, or setting a password anew.
 *
 * @param action where it is sent to; the link itself
 * @param lead for whom it is
 * @param problem what is wrong that belongs to none of the fields
 * @param login null where the account has one already
 */
public record LinkPage(
        String action,
        String lead,
        @Nullable String problem,
        @Nullable Entry login,
        Entry password) {}
