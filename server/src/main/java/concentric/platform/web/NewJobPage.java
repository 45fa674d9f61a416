package concentric.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bringing a file in.
 *
 * @param problem why the last try was not accepted
 * @param kinds what a file can hold
 * @param header the columns of such a file
 * @param optional which of them may be missing, in a sentence
 */
public record NewJobPage(
        @Nullable String problem, List<Choice> kinds, Entry upload, List<String> header, @Nullable String optional) {}
