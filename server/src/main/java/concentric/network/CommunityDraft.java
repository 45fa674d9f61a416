package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.TypedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A community as typed.
 *
 * @param community the code
 * @param name may be empty: then the community is called by its code
 * @param scenario what its user wants to get done; a paragraph, so lines that were broken are joined
 * @param unit code of the unit that is the first in it; empty where the custodian founds one that waits for units
 */
public record CommunityDraft(String community, String name, String scenario, String unit) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SCENARIO = 2_000;

    public CommunityDraft {
        community = TypedText.clean(community);
        name = TypedText.clean(name);
        scenario = TypedText.clean(scenario.replaceAll("\\R", " "));
        unit = TypedText.clean(unit);
    }

    /** Everything that is wrong with it by itself; whether the code is free is for the table to say. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (community.isEmpty()) {
            faults.add(Fault.in("community", "missing"));
        } else if (!Parties.isCode(community)) {
            faults.add(Fault.in("community", "malformed-code", shortened(community)));
        }
        TypedText.fault("name", name, LONGEST_NAME).ifPresent(faults::add);
        TypedText.faultOfRequired("scenario", scenario, LONGEST_SCENARIO).ifPresent(faults::add);
        return faults;
    }

    /** The community it becomes under an id; only for a draft without faults. */
    Community as(long id) {
        return new Community(new Community.Id(id), community, name.isEmpty() ? community : name, scenario);
    }

    String input() {
        return String.join("\n", community, name, scenario, unit);
    }
}
