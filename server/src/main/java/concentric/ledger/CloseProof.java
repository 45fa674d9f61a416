package concentric.ledger;

import java.time.YearMonth;
import java.util.List;

/**
 * A port: the ledger proves what payments settle to; what closes decide is proven where they are made. Declared here because one
 * proof tells of both.
 */
public interface CloseProof {

    /** The closed months that, closed again from what each close knew, move something else than was recorded. */
    List<YearMonth> differing();
}
