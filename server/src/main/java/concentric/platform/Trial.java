package concentric.platform;

import concentric.platform.Work.LeftOut;
import java.util.List;

/**
 * What an import would do.
 *
 * @param rows that were tried: the first of the file
 * @param added things that would be new
 * @param known rows that say what is there already, just so
 * @param different rows about something that is there already, but otherwise
 * @param rejected other rows that would not be taken
 * @param setAside rows that would be kept for later
 * @param leftOut all rows that would not be taken, with the reasons
 */
public record Trial(int rows, int added, int known, int different, int rejected, int setAside, List<LeftOut> leftOut) {}
