package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Plans;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Timeline.Dated;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How versions stand today: a signed one may be in force, begin later, or be over. */
@Component
class Standings {

    private final Plans plans;
    private final InstantSource clock;

    Standings(Plans plans, InstantSource clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /** When each signed version really is in force; those that never are, or no more, are missing. */
    Map<Long, Interval> intervals() {
        var intervals = new HashMap<Long, Interval>();
        for (Dated dated : plans.inForce().versions())
            intervals.put(dated.version().id(), dated.interval());
        return intervals;
    }

    /** The version's state in a word. */
    State of(ContractVersion version, Map<Long, Interval> intervals, Visit visit) {
        return switch (version.state()) {
            case DRAFT -> new State(visit.t("contract.state.draft"), Tone.WARN);
            case WITHDRAWN -> new State(visit.t("contract.state.withdrawn"), Tone.PLAIN);
            case SIGNED -> signed(intervals.get(version.id()), visit);
        };
    }

    private State signed(@Nullable Interval interval, Visit visit) {
        return at(clock.instant(), interval, visit);
    }

    /** How a signed version stands at an instant, in a word. */
    static State at(Instant now, @Nullable Interval interval, Visit visit) {
        if (interval == null || !now.isBefore(interval.until())) {
            return new State(visit.t("contract.state.ended"), Tone.PLAIN);
        }
        return interval.contains(now)
                ? new State(visit.t("contract.state.in-force"), Tone.OK)
                : new State(visit.t("contract.state.coming"), Tone.INFO);
    }

    /** Whether the version is in force, will be, or may come to be. */
    boolean goesOn(ContractVersion version, Map<Long, Interval> intervals) {
        return version.state() == ContractVersion.State.DRAFT || canEnd(version, intervals);
    }

    /** Whether payments are shared by the version now. */
    boolean isInForce(ContractVersion version, Map<Long, Interval> intervals) {
        var interval = intervals.get(version.id());
        return version.state() == ContractVersion.State.SIGNED
                && interval != null
                && interval.contains(clock.instant());
    }

    /** Whether the version can be ended: it is in force, or will be. */
    boolean canEnd(ContractVersion version, Map<Long, Interval> intervals) {
        var interval = intervals.get(version.id());
        return version.state() == ContractVersion.State.SIGNED
                && interval != null
                && clock.instant().isBefore(interval.until());
    }
}
