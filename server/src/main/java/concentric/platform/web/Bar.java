package concentric.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * A line of a list with bars.
 *
 * @param share the part of the whole in words, such as "36.8 %"
 * @param length of the bar, from 0 to 100; the longest of a list is 100
 */
public record Bar(PartyLabel party, Figure amount, @Nullable String share, double length) {}
