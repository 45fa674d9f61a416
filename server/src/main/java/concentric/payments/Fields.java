package concentric.payments;

import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Names;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Wording;
import concentric.platform.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one row as somebody wrote them: exactly, or with a fault that names the field. */
final class Fields {

    /** Longest name, in characters. */
    static final int LONGEST_NAME = 200;

    /** Instants outside these years are slips of the pen, as the year 20011 is. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final ZoneId zone;
    private final List<Fault> faults = new ArrayList<>();

    Fields(ZoneId zone) {
        this.zone = zone;
    }

    /** What is wrong with the fields that were read so far. */
    List<Fault> faults() {
        return faults;
    }

    /** Adds what somebody else found wrong. */
    void add(Fault fault) {
        faults.add(fault);
    }

    /** A name of up to 200 characters, none of which is a control character. */
    void name(String field, String text, boolean required) {
        if (text.isEmpty()) {
            if (required) faults.add(Fault.in(field, "missing"));
        } else if (text.length() > LONGEST_NAME) {
            faults.add(Fault.in(field, "too-long", LONGEST_NAME));
        } else if (text.codePoints().anyMatch(Names::isControl)) {
            faults.add(Fault.in(field, "control-character"));
        }
    }

    /** A currency by its ISO 4217 code; null if it is none. */
    @Nullable
    Currency currency(String text) {
        return switch (Money.currency(text)) {
            case Figure.Exact<Currency>(var currency) -> currency;
            case Figure.Refused<Currency> refused -> {
                faults.add(
                        text.isEmpty()
                                ? Fault.in("currency", "missing")
                                : Fault.in("currency", "unknown-currency", shown(text)));
                yield null;
            }
        };
    }

    /** An amount in minor units; 0 if it is none. */
    long money(String field, String text, Currency currency) {
        if (text.isEmpty()) {
            faults.add(Fault.in(field, "missing"));
            return 0;
        }
        return switch (Money.parse(text, currency)) {
            case Figure.Exact<Money>(var money) -> money.minor();
            case Figure.Refused<Money>(var why) -> {
                faults.add(
                        text.startsWith("-")
                                ? Fault.in(field, "negative-amount")
                                : notMoney(field, text, currency, isTooLarge(why)));
                yield 0;
            }
        };
    }

    /** The reasons of the engine are in English; what an amount has to be says as much. */
    private static Fault notMoney(String field, String text, Currency currency, int tooLarge) {
        return Fault.in(
                field,
                "not-money",
                shown(text),
                currency.getCurrencyCode(),
                currency.getDefaultFractionDigits(),
                tooLarge,
                new Money(Long.MAX_VALUE, currency).format());
    }

    /** 1 if that is what is wrong, for a text that chooses by it; else 0. */
    private static int isTooLarge(Phrase why) {
        return why.wording() == Wording.TOO_LARGE ? 1 : 0;
    }

    /** A quantity; of one if it is none. */
    Quantity quantity(String text) {
        return switch (Quantity.parse(text)) {
            case Figure.Exact<Quantity>(var quantity) -> quantity;
            case Figure.Refused<Quantity>(var why) -> {
                faults.add(Fault.in(
                        "quantity",
                        "not-a-quantity",
                        shown(text),
                        Quantity.PLACES,
                        isTooLarge(why),
                        new Quantity(Long.MAX_VALUE).format()));
                yield Quantity.ONE;
            }
        };
    }

    /** An instant, or the midnight of a day. */
    Instant occurredAt(String text) {
        if (text.isEmpty()) {
            faults.add(Fault.in("occurred_at", "missing"));
            return EARLIEST;
        }
        try {
            var instant = (text.length() <= 10
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : OffsetDateTime.parse(text).toInstant())
                    .truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
                faults.add(Fault.in("occurred_at", "far-off-date", shown(text)));
            }
            return instant;
        } catch (DateTimeParseException e) {
            faults.add(Fault.in("occurred_at", "not-a-time", shown(text)));
            return EARLIEST;
        }
    }

    /** As much of a text as fits into a message. */
    static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
