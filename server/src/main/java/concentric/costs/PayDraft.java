package concentric.costs;

import concentric.platform.TypedText;

/**
 * Base pay as typed.
 *
 * @param unit code of the unit
 * @param person code of the member
 * @param amount of a whole month, an exact decimal; 0 ends what was paid before
 * @param currency ISO 4217; empty means the organisation's
 * @param from the first day for which it is paid
 */
public record PayDraft(String unit, String person, String amount, String currency, String from) {

    public PayDraft {
        unit = TypedText.clean(unit);
        person = TypedText.clean(person);
        amount = amount.strip();
        currency = currency.strip();
        from = from.strip();
    }

    /** Without the amount: the journal shows the hash of it to everybody, who could try amounts until one fits. */
    String input() {
        return String.join("\n", unit, person, currency, from);
    }
}
