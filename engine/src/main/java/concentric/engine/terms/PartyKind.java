package concentric.engine.terms;

/** What a party is; decides what it may do in a contract. */
public enum PartyKind {
    /** A participant with accounts: the only kind that owns offers and pays on from its receipts. */
    UNIT,
    /** An account with a purpose: is paid, and pays nothing on by itself. */
    FUND,
    /** Somebody: paid at a close, out of a unit's result, never by a payment. */
    PERSON;

    /** As case files spell it. */
    public String word() {
        return switch (this) {
            case UNIT -> "unit";
            case FUND -> "fund";
            case PERSON -> "person";
        };
    }
}
