package concentric.people;

/**
 * What a device says about a key that it holds. Bytes are written in Base64 for addresses.
 *
 * @param id what the device calls it
 * @param publicKey the public half, as WebAuthn's attested credential data
 * @param isCopied whether it may be on several devices
 * @param uses how often the device says it was used; always 0 for one that doesn't count
 */
record Credential(String id, String publicKey, boolean isCopied, long uses) {}
