package concentric.measures.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Defining a measure.
 *
 * @param problem what is wrong that belongs to none of the fields
 */
public record NewMeasurePage(
        @Nullable String problem,
        Entry measure,
        Entry unitOfMeasurement,
        List<Choice> subjects,
        List<Choice> grains,
        List<Choice> directions,
        Entry purpose,
        Entry keeper,
        Entry expires) {}
