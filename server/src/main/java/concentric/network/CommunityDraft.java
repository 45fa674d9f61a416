package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.TypedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A community as typed.
 *
 * @param community the code
 * @param name may be empty: then the community is called by its code
 * @param scenario what its user wants to get done; a paragraph, so lines that were broken are joined
 * @param unit code of the unit that is the first in it; empty where the custodian founds one that waits for units
 * @param rule a word of {@link EntryRule}; empty: units enter by themselves
 */
public record CommunityDraft(String community, String name, String scenario, String unit, String rule) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SCENARIO = 2_000;

    public CommunityDraft {
        community = TypedText.clean(community);
        name = TypedText.clean(name);
        scenario = TypedText.clean(scenario.replaceAll("\\R", " "));
        unit = TypedText.clean(unit);
        rule = TypedText.clean(rule);
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
        if (entryRule().isEmpty()) faults.add(Fault.in("rule", "unknown-entry-rule", shortened(rule)));
        return faults;
    }

    private Optional<EntryRule> entryRule() {
        return rule.isEmpty() ? Optional.of(EntryRule.OPEN) : EntryRule.of(rule);
    }

    /** The community it becomes under an id; only for a draft without faults. */
    Community as(long id) {
        var called = name.isEmpty() ? community : name;
        return new Community(
                new Community.Id(id), community, called, scenario, entryRule().orElseThrow());
    }

    String input() {
        return String.join("\n", community, name, scenario, unit, rule);
    }
}
