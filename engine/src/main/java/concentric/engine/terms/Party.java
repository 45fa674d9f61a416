package concentric.engine.terms;

/** Who a clause pays. */
public sealed interface Party {

    /** A unit, fund or person by its name. */
    record Named(String name) implements Party {
        public Named {
            Names.require(name);
        }
    }

    /** {@code @unit}: the unit that owns the offer when the payment occurs; only in contracts on payments. */
    record Owner() implements Party {}
}
