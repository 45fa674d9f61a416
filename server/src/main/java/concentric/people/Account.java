package concentric.people;

import concentric.platform.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who may act.
 *
 * @param id what acts are signed with
 * @param login what its owner types to sign in, in small letters
 * @param name how it is called on pages; its person's name if it belongs to one
 * @param person whose it is; null for one that belongs to nobody in the network
 * @param custodian whether it keeps the installation running
 * @param active whether it may be used; one that may not still names what it did
 */
public record Account(Id id, String login, String name, Person.@Nullable Id person, boolean custodian, boolean active) {

    /** The identity of an account. */
    public record Id(long value) {}

    /** The account as the one who acts. The console may all that the custodian may: who can read the data folder can anyway. */
    public Actor actor() {
        return new Actor(id.value(), name, custodian || login.equals(Accounts.CONSOLE));
    }
}
