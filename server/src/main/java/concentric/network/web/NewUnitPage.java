package concentric.network.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Founding a unit.
 *
 * @param problem what is wrong that belongs to none of the fields
 * @param unit the code
 */
public record NewUnitPage(
        @Nullable String problem, Entry name, Entry unit, List<Choice> kinds, Entry purpose, Entry field) {}
