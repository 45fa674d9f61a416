package concentric.platform;

import java.util.Optional;

/**
 * A part of a page contributed by another module: what later modules know about a unit stands on the unit's page,
 * although the network knows nothing of contracts.
 */
public interface Panel {

    /**
     * The part for one thing, or nothing.
     *
     * @param noun what the page is about, as {@code unit}
     * @param id its id
     * @param viewer who looks; a panel shows only what the viewer may see
     */
    Optional<Part> on(String noun, long id, Actor viewer);

    /**
     * A part of a page.
     *
     * @param template the template that draws it
     * @param view the view record of the template
     * @param order smaller stands earlier
     */
    record Part(String template, Object view, int order) {}
}
