package concentric.platform.web;

/**
 * Who is reading.
 *
 * @param role a line beneath the name, such as "member of Oven" or "custodian"
 */
public record SignedIn(String name, String role) {}
