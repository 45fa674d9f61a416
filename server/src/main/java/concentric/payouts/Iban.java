package concentric.payouts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The number of a bank account (ISO 13616), checked. Written into a log it shows its last digits only.
 *
 * @param value in capitals, without spaces
 */
public record Iban(String value) {

    /** Whose banks take part in SEPA credit transfers, by the European Payments Council's list. */
    private static final Set<String> SEPA = Set.of(
            "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR",
            "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO",
            "RS", "SE", "SI", "SK", "SM", "VA");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final Pattern FOUR = Pattern.compile("(.{4})(?=.)");
    private static final int SHOWN = 4;

    /** As people write it, in a form to be checked: no spaces, all capitals. */
    static String plain(String typed) {
        return SPACES.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Its country and its last four characters, for lists. */
    public String masked() {
        return value.substring(0, 2) + " … " + value.substring(value.length() - SHOWN);
    }

    /** In groups of four, as it is printed. */
    public String printed() {
        return FOUR.matcher(value).replaceAll("$1 ");
    }

    /** Whether it can be reached by a SEPA credit transfer. */
    boolean isInSepa() {
        return SEPA.contains(value.substring(0, 2));
    }

    @Override
    public String toString() {
        return masked();
    }
}
