package concentric.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;

/** What became of setting up the organisation. */
@CheckReturnValue
public sealed interface SettingUp {

    /** It is set up. */
    record SetUp(Organisation organisation) implements SettingUp {}

    /** It is not, and why. */
    record Refused(List<Fault> faults) implements SettingUp {}
}
