package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that is proposed: recorded once both sides have signed it.
 *
 * @param id its identity
 * @param draft what it moves
 * @param signatures given so far
 * @param withdrawn whether it was given up
 * @param seq the sequence number under which it was recorded; null while it is not
 * @param at when it was proposed, UTC
 * @param act the act that proposed it
 */
public record TransferProposal(
        long id,
        TransferDraft draft,
        List<Signature> signatures,
        boolean withdrawn,
        @Nullable Long seq,
        Instant at,
        Act.Id act) {

    public TransferProposal {
        signatures = List.copyOf(signatures);
    }

    /**
     * A signature.
     *
     * @param party for whom
     * @param account by whom
     * @param onBehalf whether by the custodian, since nobody could speak for the party
     * @param at when, UTC
     */
    public record Signature(long party, long account, boolean onBehalf, Instant at) {}

    /** The parties that it takes from and gives to. */
    public List<Long> sides() {
        return Stream.of(draft.fromId(), (Long) draft.toId())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether it still waits for a signature. */
    public boolean isOpen() {
        return seq == null && !withdrawn;
    }
}
