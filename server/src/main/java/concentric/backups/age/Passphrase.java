package concentric.backups.age;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What only those know who may read a backup. Its text is shown nowhere.
 *
 * @param text at least one character that is no space
 */
public record Passphrase(String text) {

    /** The variable of the environment that holds it; an argument could be read by others on the machine. */
    public static final String VARIABLE = "CONCENTRIC_BACKUP_PASSPHRASE";

    public Passphrase {
        if (text.isBlank()) throw new IllegalArgumentException("a passphrase is not blank");
    }

    /** The passphrase, or none where nothing is said. */
    public static Optional<Passphrase> of(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(new Passphrase(text));
    }

    @Override
    public String toString() {
        return "Passphrase[…]";
    }
}
