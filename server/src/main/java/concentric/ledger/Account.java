package concentric.ledger;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account of the ledger.
 *
 * @param kind what it is for
 * @param party the unit, fund or person whose it is; null for clearing, tax and opening
 * @param currency the one currency of its entries
 */
public record Account(Kind kind, @Nullable Long party, Currency currency) {

    /** The chart of accounts. */
    public enum Kind {
        /** Money in from customers. */
        CLEARING,
        /** A unit. */
        UNIT,
        /** A fund. */
        FUND,
        /** A person. */
        PERSON,
        /** What belongs to the state. */
        TAX,
        /** Where opening balances come from: what parties had before the first payment. */
        OPENING
    }

    /** Where customers' money comes in. */
    static Account clearing(Currency currency) {
        return new Account(Kind.CLEARING, null, currency);
    }

    /** Where opening balances come from. */
    static Account opening(Currency currency) {
        return new Account(Kind.OPENING, null, currency);
    }

    /** What belongs to the state. */
    static Account tax(Currency currency) {
        return new Account(Kind.TAX, null, currency);
    }
}
