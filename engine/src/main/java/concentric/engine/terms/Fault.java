package concentric.engine.terms;

/**
 * Something that a contract may not say.
 *
 * @param clause the clause it is in, counted from 1; 0: the contract as a whole
 * @param found what it says
 * @param expected what it should say
 */
public record Fault(int clause, Phrase found, Phrase expected) {

    /** In one sentence, without a full stop. */
    public String words() {
        return (clause == 0 ? "" : "clause " + clause + ": ") + "expected " + expected.words() + ", found "
                + found.words();
    }
}
