package concentric.costs;

import concentric.platform.TypedText;

/**
 * A cost of each month as typed.
 *
 * @param unit code of the unit that spends it
 * @param account the kind of cost, such as rent; may be empty
 * @param amount an exact decimal; with a minus sign for what is given back
 * @param currency ISO 4217; empty means the organisation's
 * @param from the first day on which it is due
 * @param until the first day on which it is due no more; empty while that is not known
 * @param supplier whom it is paid to; may be empty
 * @param note what else is to be said; may be empty
 */
public record RecurringDraft(
        String unit,
        String account,
        String amount,
        String currency,
        String from,
        String until,
        String supplier,
        String note) {

    public RecurringDraft {
        unit = TypedText.clean(unit);
        account = TypedText.clean(account);
        amount = amount.strip();
        currency = currency.strip();
        from = from.strip();
        until = until.strip();
        supplier = TypedText.clean(supplier);
        note = TypedText.clean(note.replaceAll("\\R", " "));
    }

    /** Without the amount, as of a cost. */
    String input() {
        return String.join("\n", unit, account, currency, from, until, supplier, note);
    }
}
