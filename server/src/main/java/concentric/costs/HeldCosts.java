package concentric.costs;

import concentric.network.HandingOver;
import concentric.network.HandingOver.Becomes;
import concentric.network.HandingOver.Line;
import concentric.network.Holding;
import concentric.network.Unit;
import concentric.network.UnitChange;
import concentric.network.UnitChange.Thing;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a unit that changes spends each month: for each cost it is said who has it from the day on. */
@Component
@Order(30)
class HeldCosts implements Holding {

    static final String NOUN = "recurring-cost";

    private final RecurringStore recurring;
    private final Parties parties;

    HeldCosts(RecurringStore recurring, Parties parties) {
        this.recurring = recurring;
        this.parties = parties;
    }

    /** By its kind or supplier, and its number, as costs may be called the same; without the amount, which no act says. */
    private static Thing thing(RecurringCost cost) {
        var called = cost.account().isEmpty() ? cost.supplier() : cost.account();
        return new Thing(NOUN, (called + " #" + cost.id().value()).strip());
    }

    @Override
    public HandingOver rehearse(UnitChange change) {
        var lines = new ArrayList<Line>();
        var faults = new ArrayList<Fault>();
        var href = "/costs/"
                + URLEncoder.encode(change.unit().code(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        for (var cost : recurring.goingOn(change.unit().id(), change.day())) {
            var thing = thing(cost);
            var becomes = HandingOver.becomes(change, thing);
            lines.add(new Line(thing, thing.key(), href, becomes));
            if (becomes == Becomes.UNSAID) faults.add(Fault.in("choices", "recurring-cost-without-unit", thing.key()));
        }
        return new HandingOver(lines, faults);
    }

    @Override
    public List<Fault> handOver(UnitChange change, Actor by, Act.Id act) {
        for (var cost : recurring.goingOn(change.unit().id(), change.day())) {
            switch (HandingOver.becomes(change, thing(cost))) {
                case STAYS, UNSAID -> {}
                case ENDS -> recurring.handOver(cost.id(), change.day(), null, change.id(), act);
                case GOES -> recurring.handOver(cost.id(), change.day(), follow(cost, change, act), change.id(), act);
            }
        }
        return List.of();
    }

    private RecurringCost.@Nullable Id follow(RecurringCost cost, UnitChange change, Act.Id act) {
        var from = begins(cost, change.day());
        var until = cost.until();
        if (until != null && !from.isBefore(until)) return null;
        var to = parties.find(change.to(thing(cost)).orElseThrow()).orElseThrow();
        return recurring.insert(
                new RecurringCost(
                        cost.id(),
                        new Unit.Id(to.id()),
                        cost.account(),
                        cost.amount(),
                        cost.currency(),
                        cost.supplier(),
                        cost.note(),
                        from,
                        until,
                        cost.recordedBy()),
                act);
    }

    /** When it is due for the first time from a day on, which is the first of a month. */
    private static LocalDate begins(RecurringCost cost, LocalDate day) {
        if (!cost.from().isBefore(day)) return cost.from();
        var month = YearMonth.from(day);
        return month.atDay(Math.min(cost.from().getDayOfMonth(), month.lengthOfMonth()));
    }
}
