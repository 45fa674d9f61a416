package concentric.contracts;

import java.time.Instant;

/**
 * What somebody outside asks for the same, to compare with: a link, which this program never follows.
 *
 * @param name what it is
 * @param link an address of the web
 * @param account who attached it
 * @param at when, UTC
 */
public record Quote(String name, String link, long account, Instant at) {}
