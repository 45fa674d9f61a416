package concentric.payments.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bringing in a file of payments.
 *
 * @param problem why the last try was not accepted
 * @param kinds what a file can hold: payments, refunds, usage
 * @param header the columns of such a file, as its first line
 * @param past earlier imports, newest first
 */
public record ImportPage(
        @Nullable String problem, List<Choice> kinds, Entry file, String header, String columns, List<Past> past) {

    public record Past(String file, String href, String when, String who, State state, String outcome) {}
}
