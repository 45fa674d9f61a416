package concentric.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a list of the API.
 *
 * @param items in the order of the list
 * @param next the cursor of the next sheet; left out on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sheet<T>(List<T> items, @Nullable String next) {}
