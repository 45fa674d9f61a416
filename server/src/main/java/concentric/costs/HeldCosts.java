package concentric.costs;

import concentric.network.HandingOver;
import concentric.network.Holding;
import concentric.network.UnitChange;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Fault;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a unit that changes spends each month. It is not handed over: whoever takes over agrees on their own costs. */
@Component
@Order(30)
class HeldCosts implements Holding {

    private final RecurringStore recurring;
    private final PayStore pays;

    HeldCosts(RecurringStore recurring, PayStore pays) {
        this.recurring = recurring;
        this.pays = pays;
    }

    @Override
    public List<Open> open(UnitChange change) {
        var open = new ArrayList<Open>();
        var unit = change.unit();
        int costs = recurring
                .between(
                        change.day(), YearMonth.from(change.day()).plusMonths(1).atDay(1), unit.id())
                .size();
        if (costs > 0) {
            open.add(new Open(Fault.in("", "recurring-costs-of-unit", unit.name(), costs), "/costs"));
        }
        // How many, not whose: base pay is private.
        long paid = pays.ofUnits(List.of(unit.id().value())).stream()
                .map(Pay::person)
                .distinct()
                .count();
        if (paid > 0) open.add(new Open(Fault.in("", "base-pay-of-unit", unit.name(), paid), "/pay"));
        return open;
    }

    @Override
    public HandingOver rehearse(UnitChange change) {
        return new HandingOver(List.of(), List.of());
    }

    @Override
    public List<Fault> handOver(UnitChange change, Actor by, Act.Id act) {
        return List.of();
    }
}
