package concentric.platform;

import java.time.Instant;
import java.util.Optional;

/** A port: when batches were posted, for whoever shows what was recorded until then. Batches are counted from 1, without a gap. */
public interface PostedBatches {

    /** When a batch was posted; nothing if there is none of this number yet. */
    Optional<Instant> postedAt(long batch);

    /** The number of the last one; 0 before the first. */
    long count();
}
