package concentric.home.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first visit: the organisation, and the account of whoever sets it up.
 *
 * @param demoHref where the invented organisation can be looked at instead; null if it can't
 */
public record SetUpPage(
        @Nullable String problem,
        Entry organisation,
        List<Choice> zones,
        List<Choice> currencies,
        List<Choice> books,
        Entry name,
        Entry login,
        Entry password,
        @Nullable String demoHref) {}
