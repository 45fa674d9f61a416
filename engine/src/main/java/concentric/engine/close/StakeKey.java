package concentric.engine.close;

/**
 * A stake, the same in all versions of its contract: what a node's negative receipts are carried over by.
 *
 * @param contract name
 */
public record StakeKey(String contract, String node, String served) {}
