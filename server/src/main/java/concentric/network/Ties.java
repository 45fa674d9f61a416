package concentric.network;

import concentric.people.Person;
import concentric.platform.Fault;
import java.util.List;

/**
 * A port: what a later module has against a change of somebody's memberships in a unit, because something of its own stands
 * on them. Asked before each change that a person or a file makes, in its transaction.
 */
public interface Ties {

    /**
     * What stands against it; nothing if it may happen.
     *
     * @param before the person's memberships in the unit so far, also those that ended
     * @param after what they would be
     */
    List<Fault> against(Unit.Id unit, Person.Id person, List<Membership> before, List<Membership> after);
}
