package concentric.costs;

import concentric.platform.TypedText;

/**
 * A cost as typed.
 *
 * @param unit code of the unit that spent it
 * @param account the kind of cost, such as rent; may be empty
 * @param amount an exact decimal; with a minus sign where a supplier gave something back
 * @param currency ISO 4217; empty means the organisation's
 * @param day when; empty means today
 * @param supplier whom it was paid to; may be empty
 * @param note what else is to be said; may be empty
 * @param source where it comes from, such as the bookkeeping; may be empty
 * @param externalId how it is called there; empty where there is no source
 */
public record CostDraft(
        String unit,
        String account,
        String amount,
        String currency,
        String day,
        String supplier,
        String note,
        String source,
        String externalId) {

    public CostDraft {
        unit = TypedText.clean(unit);
        account = TypedText.clean(account);
        amount = amount.strip();
        currency = currency.strip();
        day = day.strip();
        supplier = TypedText.clean(supplier);
        note = TypedText.clean(note.replaceAll("\\R", " "));
        source = TypedText.clean(source);
        externalId = TypedText.clean(externalId);
    }

    /** Typed by hand: it comes from nowhere. */
    public static CostDraft typed(
            String unit, String account, String amount, String currency, String day, String supplier, String note) {
        return new CostDraft(unit, account, amount, currency, day, supplier, note, "", "");
    }

    /** Without the amount: the journal shows the hash of it to everybody, who could try amounts until one fits. */
    String input() {
        return String.join("\n", unit, account, currency, day, supplier, note, source, externalId);
    }
}
