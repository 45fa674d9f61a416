package concentric.map;

/**
 * Where a unit stands: a disc around (x, y), in ten-thousandths of the map's radius from the centre; y grows downwards.
 *
 * @param radius of the disc
 */
public record Place(int x, int y, int radius) {}
