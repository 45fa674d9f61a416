package concentric.measures;

/**
 * A reading as typed.
 *
 * @param measure name of the measure
 * @param subject code of the unit that was measured; empty where the whole network is
 * @param period a day in it, such as 2026-01-31, or a month; empty means the one that today is in
 * @param value an exact number
 */
public record ReadingDraft(String measure, String subject, String period, String value) {

    String input() {
        return String.join("\n", measure, subject, period, value);
    }
}
