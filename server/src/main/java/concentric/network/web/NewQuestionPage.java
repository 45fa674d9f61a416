package concentric.network.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asking the units of a community.
 *
 * @param problem what is wrong that belongs to none of the fields
 * @param community its code
 * @param kind request, invitation or rule
 * @param lead what comes of it
 * @param unit code of the unit that enters; null where a rule is asked for
 * @param own units for which the reader speaks, offered while one is typed
 * @param rules the rules there are; none where a unit enters
 * @param askers units that the reader can ask by; none where there is nothing to choose
 */
public record NewQuestionPage(
        @Nullable String problem,
        String community,
        String kind,
        String lead,
        @Nullable Entry unit,
        Entry from,
        List<CommunityPage.Own> own,
        List<Choice> rules,
        List<Choice> askers,
        Entry text) {}
