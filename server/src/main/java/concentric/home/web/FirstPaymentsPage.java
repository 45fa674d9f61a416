package concentric.home.web;

import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for the first payments.
 *
 * @param wrong what is wrong with which line
 */
public record FirstPaymentsPage(
        String team, String offer, @Nullable String problem, Entry customers, Entry payments, List<String> wrong) {}
