package concentric.engine.close;

import java.math.BigInteger;

/** What a payer shares at a close: all contracts on one result draw on one pot, each contract on a total on its own. */
final class Pot {

    final String payer;

    /** What percentages of gross are of: the result or total, at least nothing. */
    final BigInteger gross;

    private BigInteger rest;

    Pot(String payer, BigInteger base) {
        this.payer = payer;
        this.gross = base.max(BigInteger.ZERO);
        this.rest = gross;
    }

    BigInteger rest() {
        return rest;
    }

    void take(BigInteger amount) {
        rest = rest.subtract(amount);
    }

    /** How much less than is due is left. */
    BigInteger shortfall(BigInteger due) {
        return due.subtract(rest).max(BigInteger.ZERO);
    }
}
