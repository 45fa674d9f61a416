package concentric.payments;

import concentric.payments.Recorder.Request;
import concentric.payments.Recording.ItemFault;
import concentric.payments.Recording.Receipt;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Job;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records the payments of one piece of an import, in the job's transaction and under its act. Here a payment that
 * can't be recorded is left out with its reason, and the others go on.
 */
@Component
class ImportedPayments {

    private final PaymentReader reader;
    private final Recorder recorder;

    ImportedPayments(PaymentReader reader, Recorder recorder) {
        this.reader = reader;
        this.recorder = recorder;
    }

    /**
     * What became of a piece.
     *
     * @param recorded how many payments are recorded now, counting those that were before
     * @param added how many of them were not before
     * @param again the places of those among them that an earlier row of the same file recorded, with the same content
     * @param faults why the others are not; at most one for each payment
     */
    record Imported(int recorded, int added, List<Integer> again, List<ItemFault> faults) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public Imported record(List<NewPayment> payments, Job job) {
        var read = reader.read(payments);
        var faults = new ArrayList<>(firstOfEach(read.faults()));
        var entries = reader.resolve(read.drafts());
        var act = Act.of(job.kind(), new Actor(job.account(), "", true), String.valueOf(job.id()), "");
        var all = recorder.record(List.of(new Request(entries, act, job.act()))).getFirst();
        var again = new ArrayList<Integer>();
        if (all instanceof Recording.Recorded(var receipts)) {
            for (int i = 0; i < receipts.size(); i++) {
                if (isAgain(receipts.get(i), job)) again.add(entries.get(i).index());
            }
            return new Imported(receipts.size(), added(receipts), again, faults);
        }
        // Some can't be recorded: each stands for itself now.
        var requests = entries.stream()
                .map(entry -> new Request(List.of(entry), act, job.act()))
                .toList();
        int recorded = 0;
        int added = 0;
        var recordings = recorder.record(requests);
        for (int i = 0; i < recordings.size(); i++) {
            switch (recordings.get(i)) {
                case Recording.Recorded(var receipts) -> {
                    recorded++;
                    added += added(receipts);
                    if (isAgain(receipts.getFirst(), job))
                        again.add(entries.get(i).index());
                }
                case Recording.Refused(var refused) -> faults.addAll(firstOfEach(refused));
            }
        }
        return new Imported(recorded, added, again, faults);
    }

    private static int added(List<Receipt> receipts) {
        return (int) receipts.stream().filter(Receipt::first).count();
    }

    /** Not recorded now, but by this very job: rows that were taken never come back, so the file says it twice. */
    private static boolean isAgain(Receipt receipt, Job job) {
        return !receipt.first() && receipt.payment().act().equals(job.act());
    }

    private static List<ItemFault> firstOfEach(List<ItemFault> faults) {
        var seen = new HashSet<Integer>();
        return faults.stream().filter(fault -> seen.add(fault.index())).toList();
    }
}
