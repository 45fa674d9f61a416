package concentric.engine.terms;

/** Something that whoever signs should know; not a reason to refuse. */
public enum Remark {
    /** The contract promises nothing for the money. */
    NO_PROMISE,
    /** A rate per unit is finer than the currency: it is rounded for each payment or usage, so small ones may pay nothing. */
    ROUNDED_PER_PAYMENT
}
