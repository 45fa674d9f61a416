package concentric.network;

import java.util.List;

/** What contracts in force that a unit has a part in promise, in their own words: said where its community invites. */
@FunctionalInterface
public interface Promises {

    /** The sentences, none of them twice. */
    List<String> of(Unit.Id unit);
}
