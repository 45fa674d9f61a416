package concentric.ledger;

import java.time.LocalDate;
import java.util.List;

/** Is told a period of the ledger from its beginning to its end, as a bookkeeper who writes it down. */
public interface Bookkeeping {

    /**
     * First: what every account has.
     *
     * @param opening before the first day of the period; empty if it begins with the first movement
     * @param closing after its last day: every account that is ever told of
     * @param first the first day of the period
     * @param last the last day of the period
     */
    void begin(List<Total> opening, List<Total> closing, LocalDate first, LocalDate last);

    /** Then: whatever moved, day by day, and of a day by contract version and offer. */
    void moved(Movement movement);
}
