package concentric.network;

import java.util.Optional;
import java.util.Set;

/**
 * Which communities to show.
 *
 * @param query contained in name, code or scenario; an empty text is no restriction
 * @param side only those that one of these units is, was or will be in, where the reader sees no others
 */
public record CommunityFilter(String query, Optional<Set<Long>> side) {}
