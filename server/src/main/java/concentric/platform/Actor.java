package concentric.platform;

/**
 * Who acts: an account, with the one standing that every module has to know.
 *
 * @param account the account's id
 * @param name how the actor is called on pages
 * @param custodian whether the account keeps the installation running (no vote, no money)
 */
public record Actor(long account, String name, boolean custodian) {}
