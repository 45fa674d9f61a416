package concentric.platform;

/**
 * Which acts of the journal to show; an empty text is no restriction.
 *
 * @param noun only acts on this noun, as {@code contract}
 * @param subject only acts on this thing
 */
public record JournalFilter(String noun, String subject) {}
