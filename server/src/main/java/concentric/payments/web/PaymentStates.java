package concentric.payments.web;

import concentric.engine.terms.Remainder;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import org.jspecify.annotations.Nullable;

/** How a payment or usage stands, in a word. */
final class PaymentStates {

    private PaymentStates() {}

    /**
     * Of one.
     *
     * @param left what is left of it; null if nothing was given back
     */
    static State of(boolean settled, @Nullable Remainder left, Visit visit) {
        if (left != null && left.amount() == 0) return new State(visit.t("payments.given-back"), Tone.PLAIN);
        if (!settled) return new State(visit.t("payment.unsettled.state"), Tone.WARN);
        return left == null
                ? new State(visit.t("payments.settled"), Tone.OK)
                : new State(visit.t("payments.partly-given-back"), Tone.INFO);
    }
}
