package concentric.network.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A unit leaves a community.
 *
 * @param what which, and since when
 * @param problem what is wrong that belongs to none of the fields
 * @param leaveHref where the end is sent to; null for those who can't end it, or when it ended already
 */
public record ParticipationPage(
        String what, @Nullable String problem, @Nullable String leaveHref, Entry until) {}
