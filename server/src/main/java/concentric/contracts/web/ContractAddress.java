package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.platform.Parties;
import concentric.platform.Sha256;
import concentric.platform.web.Addresses;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where contracts are found: by name, {@code /contracts/Smart%20oven?version=2}. A name may hold any character, and
 * addresses may not; what can't stand in one, or names a page of ours, is found by its version's number instead.
 */
public final class ContractAddress {

    static final String PATH = "/contracts";
    static final String VERSIONS = PATH + "/versions";

    private static final Set<String> PAGES = Set.of("new", "offers", "funds", "versions", "templates");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private ContractAddress() {}

    /** The contract, in the version that matters most now. */
    static String of(ContractVersion version) {
        return canStand(version.name()) ? Addresses.of(PATH, version.name()) : byId(version.id());
    }

    /** One version of a contract. */
    public static String ofVersion(ContractVersion version) {
        return canStand(version.name())
                ? Addresses.of(PATH, version.name()) + "?version=" + version.number()
                : byId(version.id());
    }

    /** Where its parties differ. */
    static String negotiation(ContractVersion version) {
        return byId(version.id()) + "/negotiate";
    }

    /** One version of a contract, compared with another. */
    static String against(ContractVersion version, ContractVersion other) {
        var address = ofVersion(version);
        return address + (address.contains("?") ? "&" : "?") + "against=" + other.number();
    }

    /** The hash of a text that somebody says to have seen; that of no text, if it is none. */
    static Sha256 hash(String said) {
        return HASH.matcher(said).matches() ? new Sha256(said) : Sha256.NONE;
    }

    /** One clause of a version, counted from 1. */
    public static String ofClause(ContractVersion version, int clause) {
        return ofVersion(version) + "#clause-" + clause;
    }

    static String byId(long version) {
        return VERSIONS + "/" + version;
    }

    private static boolean canStand(String name) {
        var first = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        return Parties.isCode(name) && !PAGES.contains(first) && !name.contains("//") && !name.endsWith("/");
    }
}
