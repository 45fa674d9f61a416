package concentric.map;

import java.util.List;

/**
 * A part of a ring that is divided into sectors in one way. The ring of the nodes has up to two: in the inner one stand the
 * nodes of fields that face customers, in line with those; in the outer one those of all other fields.
 *
 * @param inner its inner radius, in ten-thousandths of the map's radius
 * @param outer its outer radius
 * @param sectors clockwise; one that goes all around if it is not divided
 */
public record Band(Ring ring, int inner, int outer, List<Sector> sectors) {}
