package concentric.rehearsals;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.engine.tally.Rehearsal;
import concentric.engine.tally.Replayed;
import concentric.platform.Fault;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/** What became of a rehearsal. */
@CheckReturnValue
public sealed interface Rehearsing {

    /**
     * History was settled again.
     *
     * @param rehearsal what each party keeps of each month, before and after
     * @param currency of all amounts
     * @param after the months under the drafts, with what their closes could not decide
     * @param payments how many payments and usages were settled again
     */
    record Rehearsed(Rehearsal rehearsal, Currency currency, List<Replayed> after, long payments)
            implements Rehearsing {
        public Rehearsed {
            after = List.copyOf(after);
        }

        /** The first month. */
        public YearMonth first() {
            return after.getFirst().month();
        }

        /** The last month. */
        public YearMonth last() {
            return after.getLast().month();
        }
    }

    /** No whole month has anything in this currency that could be settled again. */
    record NoHistory(Currency currency) implements Rehearsing {}

    /** It can't be, and why. */
    record Refused(List<Fault> faults) implements Rehearsing {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
