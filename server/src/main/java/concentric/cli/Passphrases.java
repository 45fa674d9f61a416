package concentric.cli;

import concentric.backups.age.Passphrase;
import java.io.Console;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a passphrase comes from: the environment, or whoever sits at the terminal. Never an argument, which others can read. */
final class Passphrases {

    private Passphrases() {}

    /** The one in the environment, if there is one. */
    static Optional<Passphrase> told() {
        return Passphrase.of(System.getenv(Passphrase.VARIABLE));
    }

    /** A new one, typed twice. */
    static Passphrase chosen() {
        var console = console();
        var first = typed(console, "Passphrase: ");
        if (!first.equals(typed(console, "The same again: "))) {
            throw new Failure(Ending.WRONG_USAGE, "These are two different passphrases; nothing happened.");
        }
        return first;
    }

    /** The one that opens a file. */
    static Passphrase asked() {
        return typed(console(), "Passphrase of the backup: ");
    }

    private static Passphrase typed(Console console, String prompt) {
        char @Nullable [] typed = console.readPassword(prompt);
        var passphrase = Passphrase.of(typed == null ? "" : new String(typed));
        if (typed != null) Arrays.fill(typed, ' ');
        return passphrase.orElseThrow(() -> new Failure(Ending.WRONG_USAGE, "Without a passphrase nothing happens."));
    }

    private static Console console() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() -> new Failure(
                        Ending.WRONG_USAGE,
                        "A passphrase is needed, and nobody is there to type it: put it into the environment as "
                                + Passphrase.VARIABLE + "."));
    }
}
