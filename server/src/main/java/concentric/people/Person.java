package concentric.people;

import org.jspecify.annotations.Nullable;

/**
 * Somebody.
 *
 * @param id also the id of the party
 * @param code what people type and see in addresses and files
 * @param name as the person is called
 * @param email personal: shown to the person and the custodian only
 */
public record Person(
        Id id, String code, String name, @Nullable String email) {

    /** The identity of a person. */
    public record Id(long value) {}
}
