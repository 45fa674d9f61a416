package concentric.engine.plan;

import java.util.Optional;

/** Where a cascade begins: what customers pay for, or what units use. */
public sealed interface Root {

    /**
     * Payments for an offer.
     *
     * @param owner the offer's owner, if a contract in the cascade pays {@code @unit} or holds for it
     */
    record Offer(String name, Optional<String> owner) implements Root {}

    /**
     * Usage of a service; the consumer is whoever the record of the usage names, and decides nothing.
     *
     * @param provider who gets what the clauses leave
     */
    record Service(String name, String provider) implements Root {}
}
