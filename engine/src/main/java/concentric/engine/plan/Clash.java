package concentric.engine.plan;

import java.time.ZoneId;

/** Why versions cannot be in force together, and when they would be. */
public record Clash(Refusal refusal, Interval interval) {

    /** In one sentence, without a full stop; times as days of the organisation's zone where they are midnights. */
    public String words(ZoneId zone) {
        return refusal.words() + ", " + interval.words(zone);
    }
}
