package concentric.backups.age;

import java.io.IOException;

/** Why a sealed file can't be opened. */
public final class SealBroken extends IOException {

    /** What is the matter. */
    public enum Kind {
        /** Not a file of this format. */
        NOT_SEALED,
        /** Sealed for a key, not by a passphrase. */
        OTHER_RECIPIENT,
        /** Opening it would take more memory than is reasonable. */
        TOO_COSTLY,
        /** The passphrase does not open it; or the line that says so was altered, which can't be told apart. */
        WRONG_PASSPHRASE,
        /** Some byte is not as it was written. */
        ALTERED,
        /** The end is missing. */
        CUT_SHORT,
        /** The end is missing or altered, which can't be told apart. */
        END_BROKEN
    }

    private final Kind kind;

    SealBroken(Kind kind) {
        super(kind.name());
        this.kind = kind;
    }

    /** What is the matter. */
    public Kind kind() {
        return kind;
    }
}
