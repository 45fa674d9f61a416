package concentric.costs.web;

import static concentric.platform.TypedText.shortened;

import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.web.Problem;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import org.springframework.stereotype.Component;

/** Which month and which currency an address asks for, and of which organisation. */
@Component
class Asked {

    private static final int LENGTH = "2026-01".length();

    private final Organisations organisations;
    private final InstantSource clock;

    Asked(Organisations organisations, InstantSource clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Whether what was spent was made up, for the demonstration. */
    boolean isInvented() {
        return organisations.current().demo();
    }

    /** Today, in the organisation's time zone. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone());
    }

    /**
     * The month as asked; that of today if none is.
     *
     * @throws Problem if it is no month
     */
    YearMonth month(String text) {
        if (text.isEmpty()) return YearMonth.from(today());
        try {
            if (text.length() == LENGTH) return YearMonth.parse(text);
        } catch (DateTimeException e) {
            // Said below, as for a text of another length.
        }
        throw Problem.refused(Fault.in("month", "malformed-month", shortened(text)));
    }

    /**
     * The currency as asked; the organisation's if none is.
     *
     * @throws Problem if it is none
     */
    Currency currency(String text) {
        if (text.isEmpty()) return organisations.current().currency();
        return switch (Money.currency(text)) {
            case Figure.Exact<Currency>(var currency) -> currency;
            case Figure.Refused<Currency> refused ->
                throw Problem.refused(Fault.in("currency", "unknown-currency", shortened(text)));
        };
    }
}
