package concentric.costs.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Setting base pay.
 *
 * @param problem what is wrong that belongs to none of the fields
 * @param people members of the unit to choose from; empty while no unit is chosen: then the code is typed
 * @param minimum what an hour must come to, in words; null while there is no minimum
 */
public record NewPayPage(
        @Nullable String problem,
        Entry unit,
        Entry person,
        List<Choice> people,
        Entry amount,
        List<Choice> currencies,
        Entry from,
        @Nullable String minimum) {}
