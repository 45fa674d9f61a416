package concentric.platform.web;

import concentric.platform.Actor;
import java.util.Optional;

/** What of a module waits for somebody who has the turn: on the home, and in the mail of a day. A bean's order is that of the home. */
@FunctionalInterface
public interface Waits {

    /** What waits for them, if anything does; asked in a transaction of its own or none. */
    Optional<Waiting> on(Actor whose, Reader reader);
}
