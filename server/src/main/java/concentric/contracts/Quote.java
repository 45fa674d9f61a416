package concentric.contracts;

import java.time.Instant;

/**
 * What somebody outside asks for the same, to compare with: a link, which this program never follows.
 *
 * @param id names it on the page of its draft
 * @param name what it is
 * @param link an address of the web
 * @param account who attached it
 * @param at when, UTC
 */
public record Quote(long id, String name, String link, long account, Instant at) {}
