package concentric.payments.web;

import concentric.platform.web.Entry;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft tried on a payment or usage.
 *
 * @param said on which one, or why on none
 * @param href the page of that one; null if it was typed in
 * @param note what there is to know beside it; null if nothing
 * @param compared whether it would be shared without the draft, too
 * @param rows what each party keeps
 * @param lines every line of the ledger that it would make, with its sentence
 * @param amount to try it on, as typed; {@code quantity} too
 */
public record ExamplePage(
        String said,
        @Nullable String href,
        @Nullable String note,
        boolean compared,
        List<Row> rows,
        List<Line> lines,
        Entry amount,
        Entry quantity) {

    /** What a party keeps without the draft and with it; empty texts where nothing is compared. */
    public record Row(PartyLabel party, String before, String after, String difference) {}

    /**
     * A line.
     *
     * @param own whether it is of the draft itself
     */
    public record Line(PartyLabel to, String contract, boolean own, String clause, String sentence, String amount) {}

    /** Tried on nothing yet. */
    static ExamplePage none(String why, Entry amount, Entry quantity) {
        return new ExamplePage(why, null, null, false, List.of(), List.of(), amount, quantity);
    }
}
