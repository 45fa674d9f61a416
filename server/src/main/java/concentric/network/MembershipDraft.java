package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A membership as typed. There is no role among it: who joins is a member, and who speaks for the unit is chosen.
 *
 * @param share a percentage; may be empty
 * @param from a day; empty means today
 * @param until the first day it no longer holds; may be empty
 */
public record MembershipDraft(String share, String from, String until) {

    public MembershipDraft {
        share = TypedText.clean(share);
        from = TypedText.clean(from);
        until = TypedText.clean(until);
    }

    /** Everything that is wrong with it by itself. */
    List<Fault> faults(LocalDate today) {
        var faults = new ArrayList<Fault>();
        if (!share.isEmpty() && sharePpm() == null) {
            faults.add(Fault.in("share", "malformed-share", shortened(share)));
        }
        var first = firstDay(today);
        if (first == null) faults.add(Fault.in("from", "malformed-date", shortened(from)));
        var end = endDay();
        if (!until.isEmpty() && end == null) {
            faults.add(Fault.in("until", "malformed-date", shortened(until)));
        }
        if (first != null && end != null && !first.isBefore(end)) {
            faults.add(Fault.in("until", "ends-before-it-begins", first, end));
        }
        return faults;
    }

    @Nullable
    Long sharePpm() {
        return share.isEmpty() ? null : MembershipText.sharePpm(share.replace(',', '.'));
    }

    @Nullable
    LocalDate firstDay(LocalDate today) {
        return from.isEmpty() ? today : MembershipText.day(from);
    }

    @Nullable
    LocalDate endDay() {
        return until.isEmpty() ? null : MembershipText.day(until);
    }

    String input() {
        return String.join("\n", share, from, until);
    }
}
