package concentric.people;

import concentric.platform.Actor;

/**
 * Who, besides the custodian, may invite somebody: a port, because whose unit a person belongs to is known only to later
 * modules.
 */
public interface Host {

    /** Whether the actor may hand this person, who has no account yet, the way in. */
    boolean mayInvite(Person.Id person, Actor by);
}
