package concentric.payments.web;

import concentric.engine.terms.Quantity;
import concentric.platform.web.Visit;
import java.math.BigDecimal;

/** Quantities as a reader writes them. */
final class Quantities {

    private Quantities() {}

    /** Of millionths. */
    static String of(long micros, Visit visit) {
        var exact = BigDecimal.valueOf(micros, Quantity.PLACES).stripTrailingZeros();
        return visit.formats().decimal(exact);
    }
}
