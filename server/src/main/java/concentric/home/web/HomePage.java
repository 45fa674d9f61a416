package concentric.home.web;

import concentric.platform.web.Waiting;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader finds first: what waits, and what the reader belongs to.
 *
 * @param waiting what waits for the reader; empty if nothing does
 * @param parts what else modules show
 * @param places where there is something to see for whoever belongs to nothing yet
 * @param digestHref where the reader says whether a mail tells so each morning; null where no mail is sent
 * @param firstTeamHref where the first team is begun; null once there is a unit, and for readers who may not
 */
public record HomePage(
        List<Waiting> waiting,
        List<Content> parts,
        List<Place> places,
        @Nullable String digestHref,
        @Nullable String firstTeamHref) {

    /**
     * A page worth opening.
     *
     * @param question what it answers
     */
    public record Place(String title, String question, String href) {}
}
