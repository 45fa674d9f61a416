package concentric.costs;

import static concentric.platform.TypedText.shortened;

import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Wording;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a cost or of base pay as somebody wrote them: exactly, or with a fault that names the field. */
final class Fields {

    static final int LONGEST_ACCOUNT = 60;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_NOTE = 1_000;

    /** Larger amounts, in minor units, are slips of the pen, and too many of them could not be added up. */
    private static final long LARGEST = 1_000_000_000_000_000L;

    private final Calendar calendar;
    private final List<Fault> faults = new ArrayList<>();

    Fields(Calendar calendar) {
        this.calendar = calendar;
    }

    /** What is wrong with the fields that were read so far. */
    List<Fault> faults() {
        return faults;
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    /** What stands beside an amount. */
    void texts(String account, String supplier, String note) {
        text("account", account, LONGEST_ACCOUNT);
        text("supplier", supplier, LONGEST_NAME);
        text("note", note, LONGEST_NOTE);
    }

    /** A cleaned text that may be empty. */
    void text(String field, String text, int longest) {
        TypedText.fault(field, text, longest).ifPresent(faults::add);
    }

    /** A currency by its ISO 4217 code; the usual one if nothing was written. */
    Currency currency(String text, Currency usual) {
        if (text.isEmpty()) return usual;
        return switch (Money.currency(text)) {
            case Figure.Exact<Currency>(var currency) -> currency;
            case Figure.Refused<Currency> refused -> {
                faults.add(Fault.in("currency", "unknown-currency", shortened(text)));
                yield usual;
            }
        };
    }

    /** An amount of either sign, but not of nothing, in minor units; 0 if it is none. */
    long spent(String text, Currency currency) {
        boolean given = !text.isEmpty() && "-\u2212".indexOf(text.charAt(0)) >= 0;
        long amount = figure("amount", given ? text.substring(1) : text, currency);
        if (amount == 0 && faults.stream().noneMatch(fault -> fault.field().equals("amount"))) {
            faults.add(Fault.in("amount", "cost-of-nothing"));
        }
        return given ? -amount : amount;
    }

    /** An amount of zero or more in minor units; 0 if it is none. */
    long paid(String text, Currency currency) {
        if (!text.isEmpty() && "-\u2212".indexOf(text.charAt(0)) >= 0) {
            faults.add(Fault.in("amount", "negative-pay"));
            return 0;
        }
        return figure("amount", text, currency);
    }

    private long figure(String field, String text, Currency currency) {
        if (text.isEmpty()) {
            faults.add(Fault.in(field, "missing"));
            return 0;
        }
        return switch (Money.parse(text, currency)) {
            case Figure.Exact<Money>(var money) -> {
                if (money.minor() <= LARGEST) yield money.minor();
                faults.add(notMoney(field, text, currency, 1));
                yield 0;
            }
            case Figure.Refused<Money>(var why) -> {
                faults.add(notMoney(field, text, currency, isTooLarge(why)));
                yield 0;
            }
        };
    }

    private static Fault notMoney(String field, String text, Currency currency, int tooLarge) {
        return Fault.in(
                field,
                "not-money",
                shortened(text),
                currency.getCurrencyCode(),
                currency.getDefaultFractionDigits(),
                tooLarge,
                new Money(LARGEST, currency).format());
    }

    /** 1 if that is what is wrong, for a text that chooses by it; else 0. */
    private static int isTooLarge(Phrase why) {
        return why.wording() == Wording.TOO_LARGE ? 1 : 0;
    }

    /** A day on which something happened; today if nothing was written, null if it is none. */
    @Nullable
    LocalDate happened(String text) {
        return day(calendar.happened("day", text.isEmpty() ? calendar.today().toString() : text));
    }

    /** A day from which something holds; null if it is none. */
    @Nullable
    LocalDate begins(String field, String text) {
        return day(calendar.begins(field, text));
    }

    private @Nullable LocalDate day(Calendar.Typed typed) {
        return switch (typed) {
            case Calendar.Typed.Day(var day) -> day;
            case Calendar.Typed.Wrong(var fault) -> {
                faults.add(fault);
                yield null;
            }
        };
    }
}
