package concentric.simulation;

import concentric.payments.Recording.ItemFault;
import concentric.platform.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** What a caller was told. */
sealed interface Answer {

    /** All of it is recorded, in the order asked. */
    record Taken(List<Receipt> receipts) implements Answer {

        @Override
        public String toString() {
            return receipts.stream()
                    .map(receipt -> receipt.seq() + (receipt.first() ? "" : " as before"))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * One thing that is recorded.
     *
     * @param seq its sequence number
     * @param first whether this call recorded it
     */
    record Receipt(long seq, boolean first) {}

    /** It is done. */
    record Done(Result result) implements Answer {

        Done() {
            this(new Result.Nothing());
        }

        @Override
        public String toString() {
            return String.valueOf(result);
        }
    }

    /** What came of something that was done. */
    sealed interface Result {

        record Nothing() implements Result {
            @Override
            public String toString() {
                return "done";
            }
        }

        /** Ids of what was made or changed. */
        record Ids(List<Long> ids) implements Result {
            @Override
            public String toString() {
                return "done: " + ids;
            }
        }

        /** What each account received and paid, by account and currency. */
        record Figures(Balances balances) implements Result {
            @Override
            public String toString() {
                return "figures of " + balances.size() + " accounts";
            }
        }

        /** What a proof found. */
        record Proven(List<String> differences) implements Result {
            @Override
            public String toString() {
                return differences.isEmpty() ? "proven" : String.join(", ", differences);
            }
        }
    }

    /** Nothing is done, and why. */
    record Refused(List<No> why) implements Answer {

        static Refused of(List<Fault> faults) {
            return new Refused(
                    faults.stream().map(fault -> new No(0, fault.code())).toList());
        }

        static Refused ofItems(List<ItemFault> faults) {
            return new Refused(faults.stream()
                    .map(fault -> new No(fault.index(), fault.fault().code()))
                    .toList());
        }

        boolean names(String code) {
            return why.stream().anyMatch(no -> no.code().equals(code));
        }

        @Override
        public String toString() {
            return "refused: "
                    + why.stream().map(no -> no.code() + " at " + no.index()).collect(Collectors.joining(", "));
        }
    }

    /**
     * A reason.
     *
     * @param index which of the things asked for
     * @param code of the fault
     */
    record No(int index, String code) {}

    /** The caller was not told anything: it may be done, or not. */
    record Lost(Throwable why) implements Answer {

        @Override
        public String toString() {
            return "no answer";
        }
    }
}
