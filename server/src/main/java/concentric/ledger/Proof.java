package concentric.ledger;

import java.util.List;

/**
 * The result of a proof.
 *
 * @param full whether everything recorded was settled again, or each distinct one of the tally
 * @param batches how many batches were looked at
 * @param payments how much that was recorded they cover: payments, refunds, usages and what else has a number
 * @param unposted how much is recorded and not posted yet
 * @param checkpoints how many checkpoints were looked for in it
 * @param differences what differs; empty: the ledger holds
 */
public record Proof(
        boolean full, long batches, long payments, long unposted, int checkpoints, List<Difference> differences) {

    public Proof {
        differences = List.copyOf(differences);
    }

    /** Whether the ledger is as the contracts say, to the cent. */
    public boolean holds() {
        return differences.isEmpty();
    }
}
