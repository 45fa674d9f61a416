package concentric.ledger;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account of the ledger.
 *
 * @param kind what it is for
 * @param party the unit, fund or person whose it is; null for clearing, tax, opening, payout and handover, and for persons
 *     who are told of together
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
        OPENING,
        /** What was paid out, to the bank accounts of people and partners. */
        PAYOUT,
        /** Through which what units had goes to their successors; nothing stays on it. */
        HANDOVER
    }

    /** Whether what moves between it and a party was earned or spent: not an opening balance, a payout, nor what is handed over. */
    public boolean isEarned() {
        return switch (kind) {
            case CLEARING, UNIT, FUND, PERSON, TAX -> true;
            case OPENING, PAYOUT, HANDOVER -> false;
        };
    }

    /** Where customers' money comes in. */
    static Account clearing(Currency currency) {
        return new Account(Kind.CLEARING, null, currency);
    }

    /** Where opening balances come from. */
    static Account opening(Currency currency) {
        return new Account(Kind.OPENING, null, currency);
    }

    /** Where what was paid out went. */
    static Account payout(Currency currency) {
        return new Account(Kind.PAYOUT, null, currency);
    }

    /** Through which what units had goes to their successors. */
    static Account handover(Currency currency) {
        return new Account(Kind.HANDOVER, null, currency);
    }

    /** All persons together, for whom it is not told one by one. */
    public static Account persons(Currency currency) {
        return new Account(Kind.PERSON, null, currency);
    }

    /** What belongs to the state. */
    static Account tax(Currency currency) {
        return new Account(Kind.TAX, null, currency);
    }
}
