package concentric.demo;

import concentric.network.Communities;
import concentric.network.CommunityDraft;
import concentric.network.CommunityFounding;
import concentric.network.Participating;
import concentric.network.Units;
import concentric.platform.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** The community of the demonstration: who makes an afternoon tea together, with cake stands, tins and towels. */
@Component
class AfternoonTea {

    private static final String CODE = "afternoon-tea";

    private static final String SCENARIO =
            "Friends come for tea at four. The cake stands on something worth looking at, the"
                    + " tins keep what is left until Sunday, the towels match, everything came whole and in time, and nobody on"
                    + " the street has tea alone.";

    private final Communities communities;
    private final Units units;

    AfternoonTea(Communities communities, Units units) {
        this.communities = communities;
        this.units = units;
    }

    /**
     * A unit that is in it.
     *
     * @param until the first day without it; empty while it goes on
     */
    private record Guest(String unit, String from, String until) {}

    private static final List<Guest> GUESTS = List.of(
            new Guest("ireland", "2010-12-01", ""),
            new Guest("design-studio", "2010-12-01", ""),
            new Guest("makers", "2010-12-01", ""),
            new Guest("nordics", "2011-01-10", "2011-06-01"),
            new Guest("france", "2011-03-01", ""),
            new Guest("good-causes", "2011-05-02", ""),
            new Guest("warehouse", "2011-09-01", ""));

    /** Founds it and lets its units enter, unless that was done before; in the caller's transaction. */
    void gather(Actor custodian) {
        if (communities.find(CODE).isPresent()) return;
        var draft = new CommunityDraft(CODE, "Afternoon tea", SCENARIO, "");
        var community = switch (communities.found(draft, custodian)) {
            case CommunityFounding.Founded(var founded) -> founded;
            case CommunityFounding.Refused(var faults) -> throw new IllegalStateException(CODE + ": " + faults);
        };
        for (var guest : GUESTS) {
            var unit = units.find(guest.unit()).orElseThrow();
            var entered = done(guest, communities.enter(community.id(), unit.id(), guest.from(), custodian));
            if (guest.until().isEmpty()) continue;
            var left = done(guest, communities.leave(entered.participation().id(), guest.until(), custodian));
            if (left.participation().until() == null) throw new IllegalStateException(guest + " did not leave");
        }
    }

    private static Participating.Done done(Guest guest, Participating outcome) {
        return switch (outcome) {
            case Participating.Done done -> done;
            case Participating.Refused(var faults) -> throw new IllegalStateException(guest + ": " + faults);
        };
    }
}
