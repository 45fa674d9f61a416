package concentric.ledger;

/** Which part of what moved is asked for. */
public enum Part {
    /** All of it. */
    ALL,
    /** What payments, usage and transfers moved: neither what closes posted, nor opening balances, nor what was paid out or handed over. */
    LIVE,
    /** What closes posted. */
    CLOSE
}
