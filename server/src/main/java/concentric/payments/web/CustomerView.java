package concentric.payments.web;

import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever paid may see of a payment: where it went, and of that no more than the parties agreed to show. It depends on
 * nobody's rights, and leads nowhere: it says nothing of other customers and names no person.
 *
 * @param offer what was paid for
 * @param day when
 * @param amount what was paid, with symbol
 * @param one one unit of the currency, with symbol
 * @param state what became of it, where there is nothing to show, or not all; null: nothing to say
 * @param shared what of it was shared out, tax included; of the payment, what was not given back
 * @param direct who receives of it by the contract of the offer, and the state; they add up
 * @param further how some of them share on: those who agreed to show it
 * @param promises what is promised for it, a sentence each
 */
public record CustomerView(
        String offer,
        String day,
        String amount,
        String one,
        @Nullable String state,
        String shared,
        List<Line> direct,
        List<Further> further,
        List<String> promises) {

    /**
     * A part.
     *
     * @param party who receives it, without the way there
     * @param ofOne the same as a part of one unit of the currency
     * @param sentences by which clauses
     */
    public record Line(PartyLabel party, String amount, String ofOne, List<String> sentences) {}

    /**
     * How a party shares on.
     *
     * @param keeps what it keeps; null where it received from somebody who shows nothing
     */
    public record Further(
            PartyLabel party, List<Line> lines, @Nullable Line keeps) {}
}
