package concentric.payments;

import concentric.platform.Act;
import java.time.Instant;

/** Something that was given a sequence number: what the ledger posts, in that order. Never changed, never removed. */
public sealed interface Recorded
        permits Payment, Refund, Usage, Settling, Transfer, CloseMovement, PayoutMovement, HandoverMovement {

    /** Its sequence number, gapless over everything recorded. */
    long seq();

    /** When this program learned of it, UTC. */
    Instant recordedAt();

    /** The act that recorded it. */
    Act.Id act();
}
