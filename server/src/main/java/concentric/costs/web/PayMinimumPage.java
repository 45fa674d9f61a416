package concentric.costs.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The minimum of an hour.
 *
 * @param problem what is wrong that belongs to none of the fields
 * @param rows what it is, was and will be, in words
 */
public record PayMinimumPage(
        @Nullable String problem,
        List<String> rows,
        Entry amount,
        List<Choice> currencies,
        Entry weeklyHours,
        Entry from) {}
