package concentric.home.web;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader finds first: what waits, and what the reader belongs to.
 *
 * @param waiting what waits for the reader; empty if nothing does
 * @param parts what else modules show
 * @param firstTeamHref where the first team is begun; null once there is a unit, and for readers who may not
 */
public record HomePage(
        List<Content> waiting,
        List<Content> parts,
        @Nullable String firstTeamHref) {}
