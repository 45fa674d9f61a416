package concentric.people.web;

import org.jspecify.annotations.Nullable;

/**
 * A link that was just made.
 *
 * @param lead whose it is, and until when it holds
 * @param address shown this once
 * @param mailed where it was mailed to; null if it was not
 * @param backHref the person's page
 * @param back what that is called
 */
public record HandOverPage(
        String lead, String address, @Nullable String mailed, String backHref, String back) {}
