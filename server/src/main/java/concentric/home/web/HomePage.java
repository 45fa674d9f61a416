package concentric.home.web;

import gg.jte.Content;
import java.util.List;

/**
 * What a reader finds first: what waits, and what the reader belongs to.
 *
 * @param waiting what waits for the reader; empty if nothing does
 * @param parts what else modules show
 */
public record HomePage(List<Content> waiting, List<Content> parts) {}
