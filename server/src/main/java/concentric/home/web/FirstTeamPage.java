package concentric.home.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form for one team, one offer and one contract. */
public record FirstTeamPage(
        @Nullable String problem, Entry team, Entry offer, List<Choice> shapes, Entry partner, Entry part) {}
