package concentric.network.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One membership, to change or end it.
 *
 * @param problem what is wrong that belongs to none of the fields
 * @param shareHref where another share is sent to; null for those who can't change it
 * @param endHref where its end is sent to; null for those who can't end it
 * @param endSaid what ending means
 */
public record MembershipPage(
        String what,
        @Nullable String problem,
        @Nullable String shareHref,
        Entry share,
        Entry from,
        @Nullable String endHref,
        String endSaid,
        Entry until) {}
