package concentric.costs.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recording a cost, or one of each month.
 *
 * @param problem what is wrong that belongs to none of the fields
 * @param recurring whether it is one of each month
 * @param accounts kinds of cost that the unit named of late, to choose from
 * @param day when it was; of a cost of each month when it is due first
 * @param until when one of each month is due no more
 */
public record NewCostPage(
        @Nullable String problem,
        boolean recurring,
        Entry unit,
        Entry account,
        List<String> accounts,
        Entry amount,
        List<Choice> currencies,
        Entry day,
        Entry until,
        Entry supplier,
        Entry note,
        Entry file) {}
