package concentric.payments;

/**
 * Which transfers to show; empty is no restriction.
 *
 * @param party only those that the party of this code gives or receives
 * @param openOnly only those that still wait for a signature
 */
public record TransferFilter(String party, boolean openOnly) {

    /** Every transfer. */
    public static final TransferFilter ALL = new TransferFilter("", false);
}
