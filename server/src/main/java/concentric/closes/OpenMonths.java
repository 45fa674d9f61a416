package concentric.closes;

import concentric.contracts.Contracts;
import concentric.engine.terms.Renaming;
import concentric.ledger.Months;
import concentric.network.Holding;
import concentric.network.UnitChange;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Months before a unit changes of which something is still to be shared: that they are not closed, or not all of them. */
@Component
@Order(50)
class OpenMonths implements Holding {

    private final CloseStore store;
    private final BooksReader reader;
    private final Months months;
    private final Contracts contracts;
    private final Organisations organisations;
    private final InstantSource clock;

    OpenMonths(
            CloseStore store,
            BooksReader reader,
            Months months,
            Contracts contracts,
            Organisations organisations,
            InstantSource clock) {
        this.store = store;
        this.reader = reader;
        this.months = months;
        this.contracts = contracts;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public List<Open> open(UnitChange change) {
        var open = new ArrayList<Open>();
        for (var run : store.latest().reversed()) {
            if (!run.complete()) incomplete(change, run.month(), open);
        }
        var thisMonth = YearMonth.from(
                LocalDate.ofInstant(clock.instant(), organisations.current().zone()));
        var next = months.next().orElse(thisMonth);
        for (var month = next; month.isBefore(thisMonth); month = month.plusMonths(1)) {
            open.add(new Open(Fault.in("", "month-before-change-not-closed", month), href(month)));
        }
        return open;
    }

    private void incomplete(UnitChange change, YearMonth month, List<Open> open) {
        var waiting = reader.now(month).open();
        var concerned = contracts
                .versions(
                        waiting.stream().map(each -> each.version()).distinct().toList())
                .stream()
                .filter(version ->
                        Renaming.concerns(version.terms(), change.unit().code()))
                .map(version -> version.name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (concerned.isEmpty()) return;
        open.add(new Open(Fault.in("", "month-before-change-incomplete", month, concerned), href(month)));
    }

    private static String href(YearMonth month) {
        return "/closes/" + month;
    }
}
