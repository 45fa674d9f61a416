package concentric.contracts;

/**
 * What something was said about, and where that is now.
 *
 * @param edition the edition it was said of
 * @param clause the number of the clause in that edition; 0: what belongs to no clause
 * @param now the number of the clause in the last edition; {@link #GONE} if it is no longer there
 * @param same whether it says the same there, word for word
 */
public record Spot(int edition, int clause, int now, boolean same) {

    /** Of a clause that the last edition doesn't have. */
    public static final int GONE = -1;
}
