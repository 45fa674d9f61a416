package concentric.platform;

/**
 * Whatever can be a party to a contract: a person, a unit or a fund.
 *
 * @param id the id of the person, unit or fund
 * @param noun {@code person}, {@code unit} or {@code fund}
 * @param code the code by which it was found
 */
public record Party(long id, String noun, String code) {}
