package concentric.engine.close;

/**
 * Money that a close moves: what is stored of a posting, and given back to complete a close.
 *
 * @param from who pays
 * @param to who is paid; the payer itself, if it keeps its part: then no entry is made, but it belongs to what was decided
 * @param version id of the contract version
 * @param clause counted from 1, the closing clauses after the live ones
 * @param position the party's place in the clause, counted from 1; 0 in clauses of one party
 * @param amount minor units, zero or more; a released hold's may be less
 */
public record Movement(Step step, String from, String to, long version, int clause, int position, long amount) {}
