package concentric.network;

import concentric.platform.Facts;
import concentric.platform.JournalEntry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the network knows of an act on a community: how it is called, and which unit entered or left by it. */
@Component
class CommunityFacts implements Facts {

    private final Communities communities;
    private final Units units;

    CommunityFacts(Communities communities, Units units) {
        this.communities = communities;
        this.units = units;
    }

    @Override
    public List<Fact> about(JournalEntry act) {
        if (!act.verb().startsWith("community.") && !act.verb().startsWith("question.")) return List.of();
        return List.of(
                new Fact(
                        "community.name",
                        () -> communities
                                .find(act.subject())
                                .map(Community::name)
                                .orElse("")),
                new Fact("community.unit", () -> unit(act)));
    }

    private String unit(JournalEntry act) {
        Optional<Participation> participation = communities.of(act);
        return participation
                .flatMap(each -> units.find(each.unit()))
                .map(Unit::name)
                .orElse("");
    }
}
