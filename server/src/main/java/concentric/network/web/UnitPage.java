package concentric.network.web;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit: what it is for, who is in it, and what other modules know of it.
 *
 * @param purpose the one sentence; null while there is none
 * @param what kind, field and code in a line
 * @param invented whether it was made up for the demonstration
 * @param membersHref where members, their shares and who speaks for them are looked after
 * @param blocks what other modules show over the whole width, first
 * @param parts what other modules show, widely
 * @param asides what other modules show beside the members
 */
public record UnitPage(
        @Nullable String purpose,
        String what,
        boolean invented,
        List<Member> members,
        String membersHref,
        List<Content> blocks,
        List<Content> parts,
        List<Content> asides) {

    /** Who is in it, and since when. */
    public record Member(String name, String href, String role, String since) {}
}
