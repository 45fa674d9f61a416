package concentric.platform;

import concentric.platform.Work.LeftOut;
import concentric.platform.Work.Taken;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an import would do.
 *
 * @param rows that were tried: the first of the file
 * @param added things that would be new
 * @param known rows that say what is there already, just so
 * @param different rows about something that is there already, but otherwise
 * @param rejected other rows that would not be taken
 * @param setAside rows that would be kept for later
 * @param leftOut the first rows that would not be taken, with the reasons
 */
public record Trial(int rows, int added, int known, int different, int rejected, int setAside, List<LeftOut> leftOut) {

    /** So many rows that would not be taken are kept; after the import all of them are there. */
    private static final int KEPT = 20;

    /** Codes of rows that are about something that is there already, but otherwise. */
    private static final Set<String> DIFFERENT = Set.of("exists-differently", "other-content", "membership-overlaps");

    static final Trial NOTHING = new Trial(0, 0, 0, 0, 0, 0, List.of());

    /** How many rows would not be taken. */
    public int allLeftOut() {
        return different + rejected + setAside;
    }

    /** With what became of the next rows. */
    Trial and(int more, Taken taken) {
        var out = taken.leftOut();
        int otherwise = (int) out.stream()
                .filter(each -> DIFFERENT.contains(each.fault().code()))
                .count();
        int aside = (int) out.stream().filter(LeftOut::setAside).count();
        return new Trial(
                rows + more,
                added + taken.added(),
                known + more - out.size() - taken.added(),
                different + otherwise,
                rejected + out.size() - otherwise - aside,
                setAside + aside,
                Stream.concat(
                                leftOut.stream(),
                                out.stream()
                                        .sorted(Comparator.comparingLong(
                                                each -> each.row().line())))
                        .limit(KEPT)
                        .toList());
    }
}
