package concentric.people;

/**
 * What passkeys are good for: this installation at one address. A browser signs for no other, so that a page that only
 * looks like ours gets nothing.
 *
 * @param id the name of the host
 * @param origin of our pages there, as browsers write it
 */
public record RelyingParty(String id, String origin) {}
