package concentric.platform;

import java.util.List;

/**
 * A port: tables of a module on which the ledger stands, though money itself is not in them. Whoever changes one says so to
 * {@link Imprints}, so that a change made past the program is found.
 *
 * @param tables with their schema
 */
public record Imprinted(List<String> tables) {

    /** These tables. */
    public static Imprinted of(String... tables) {
        return new Imprinted(List.of(tables));
    }
}
