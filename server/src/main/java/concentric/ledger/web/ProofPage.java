package concentric.ledger.web;

import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Letting the ledger prove itself.
 *
 * @param result null before it was asked
 */
public record ProofPage(@Nullable Result result) {

    /**
     * What came of it.
     *
     * @param said what was settled again, a sentence
     */
    public record Result(State state, String said, List<Row> differences) {}

    /**
     * A difference.
     *
     * @param batch its number; empty for the tally and for what is not posted
     */
    public record Row(String batch, @Nullable String href, String kind, String account, String posted, String proven) {}
}
