package concentric.network;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of founding a community. */
@CheckReturnValue
public sealed interface CommunityFounding {

    /** It is there. */
    record Founded(Community community) implements CommunityFounding {}

    /** It is not, and why. */
    record Refused(List<Fault> faults) implements CommunityFounding {

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
