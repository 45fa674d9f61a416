package concentric.engine.close;

/**
 * What moved live in a period, added up: by contract, offer, payer and payee.
 *
 * @param contract name, in any version; empty: what whoever received a released hold gives back into it after a refund
 * @param offer whose payments it comes from; empty: usage
 * @param from the payer; empty: customers
 * @param to the payee
 * @param amount minor units, net of refunds
 */
public record Live(String contract, String offer, String from, String to, long amount) {}
