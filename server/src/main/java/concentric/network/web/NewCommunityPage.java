package concentric.network.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Founding a community.
 *
 * @param problem what is wrong that belongs to none of the fields
 * @param community the code
 * @param unit code of the first unit
 * @param unitNeeded whether it can't be founded without one
 * @param rules how units may enter it
 * @param own units for which the reader speaks, to choose from
 */
public record NewCommunityPage(
        @Nullable String problem,
        Entry name,
        Entry community,
        Entry scenario,
        Entry unit,
        boolean unitNeeded,
        List<Choice> rules,
        List<CommunityPage.Own> own) {}
