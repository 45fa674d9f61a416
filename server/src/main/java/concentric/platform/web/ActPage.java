package concentric.platform.web;

import java.util.List;

/**
 * One act of the journal.
 *
 * @param sentence what happened
 * @param hash SHA-256 of what was told
 * @param facts what modules know about it
 */
public record ActPage(
        String sentence,
        String who,
        String when,
        String verb,
        String subject,
        String size,
        String hash,
        List<Fact> facts) {

    /** Something a module knows, in the reader's words. */
    public record Fact(String label, String value) {}
}
