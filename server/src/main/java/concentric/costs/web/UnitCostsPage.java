package concentric.costs.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Pagination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit spent in a month.
 *
 * @param path its address
 * @param unit code of the unit
 * @param invented whether it was made up for the demonstration
 * @param problem why what was sent was not accepted; null if nothing was
 * @param months to choose from
 * @param currencies to choose from; one where nothing else was spent
 * @param month the one that is shown, in words
 * @param total costs and base pay together
 * @param merged whether the reader sees the total only
 * @param sums by the kind of cost, base pay as one of them; empty where the reader sees the total only
 * @param rows single costs that the reader sees, the latest first
 * @param recurring costs of each month that the reader sees
 * @param pays base pay that the reader sees
 * @param mayRecord whether the reader records costs of the unit
 * @param maySetPay whether the reader sets base pay
 */
public record UnitCostsPage(
        String path,
        String unit,
        boolean invented,
        @Nullable String problem,
        List<Choice> months,
        List<Choice> currencies,
        String month,
        String total,
        boolean merged,
        List<Sum> sums,
        List<Row> rows,
        Pagination pagination,
        List<Recurring> recurring,
        List<PayRow> pays,
        boolean mayRecord,
        boolean maySetPay) {

    /** What was spent of one kind. */
    public record Sum(String label, String amount) {}

    /**
     * A single cost.
     *
     * @param said supplier and note in a line; may be empty
     * @param state what became of it in words; null while it stands
     * @param receiptHref its file; null if there is none
     * @param backHref where it is taken back; null for those who can't, and if it was
     */
    public record Row(
            String day,
            String account,
            String said,
            String amount,
            @Nullable String state,
            @Nullable String receipt,
            @Nullable String receiptHref,
            @Nullable String backHref) {}

    /**
     * A cost of each month.
     *
     * @param days since when and until when, in words
     * @param endHref where it is ended; null for those who can't, and if it was
     */
    public record Recurring(
            String account,
            String said,
            String amount,
            String days,
            @Nullable String endHref) {}

    /**
     * Base pay of a member.
     *
     * @param below what the minimum asks for, in words; null if it is reached
     */
    public record PayRow(
            String person,
            String amount,
            String from,
            @Nullable String below) {}
}
