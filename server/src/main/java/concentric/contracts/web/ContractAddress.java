package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.platform.Parties;
import concentric.platform.web.Addresses;
import java.util.Set;

/**
 * Where contracts are found: by name, {@code /contracts/Smart%20oven?version=2}. A name may hold any character, and
 * addresses may not; what can't stand in one, or names a page of ours, is found by its version's number instead.
 */
public final class ContractAddress {

    static final String PATH = "/contracts";
    static final String VERSIONS = PATH + "/versions";

    private static final Set<String> PAGES = Set.of("new", "offers", "funds", "versions");

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
