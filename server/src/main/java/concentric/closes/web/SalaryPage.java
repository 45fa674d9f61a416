package concentric.closes.web;

import concentric.platform.web.Bar;
import concentric.platform.web.Choice;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who paid my salary.
 *
 * @param month in words
 * @param months to choose from
 * @param empty why there is nothing to see; null where there is
 * @param csv address of the lines as a file
 */
public record SalaryPage(
        String month, List<Choice> months, @Nullable String empty, List<OfUnit> units, String csv) {

    /**
     * What one unit paid.
     *
     * @param shares what each clause paid
     * @param total base pay and shares
     * @param bars where it came from, largest first
     * @param lines every part of it
     * @param reached all that reached the unit
     * @param odd how it was split, in words
     */
    public record OfUnit(
            PartyLabel unit,
            String basePay,
            List<Share> shares,
            String total,
            List<Bar> bars,
            List<Line> lines,
            String reached,
            String odd) {}

    /** What a clause paid. */
    public record Share(String contract, String href, String amount) {}

    /**
     * A part of the pay.
     *
     * @param depth 0 for what reached the own unit, more for what reached the unit that paid it
     * @param who the group of customers or the unit
     * @param what the offer, service or contract
     * @param payer in words
     * @param openHref where the line is opened or closed; null where it can't be
     * @param isOpen whether it is open
     * @param note why it can't be opened, where one might expect it; null: nothing to say
     */
    public record Line(
            int depth,
            PartyLabel who,
            String what,
            String payer,
            @Nullable String openHref,
            boolean isOpen,
            @Nullable String note,
            String reached,
            String amount,
            String share) {}
}
