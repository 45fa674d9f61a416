package concentric.payments.web;

import concentric.engine.terms.Remainder;
import concentric.payments.Settling;
import java.time.Instant;

/**
 * How a payment or usage was settled later, when a contract came to cover it, as programs read it.
 *
 * @param seq the sequence number under which it was settled
 * @param recordedAt when
 * @param of what was left of it then
 */
record SettlingBody(long seq, Instant recordedAt, RemainderBody of) {

    static SettlingBody of(Settling settling) {
        var left = new Remainder(settling.amount(), settling.tax(), settling.quantity());
        return new SettlingBody(settling.seq(), settling.recordedAt(), RemainderBody.of(left, settling.currency()));
    }
}
