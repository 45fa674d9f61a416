package concentric.rehearsals.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have meant, in sentences.
 *
 * @param href where all of it is told; null for a draft that is not kept yet
 * @param lead which months were settled again, or why none were
 */
public record RehearsalSummary(@Nullable String href, String lead, List<RehearsalPage.Consequence> consequences) {}
